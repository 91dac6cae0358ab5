import { expect, test } from 'vitest';
import type { ChatId } from '#contract/wire/primitives.ts';
import { Lane } from '../chats/lane.ts';
import { TIMING } from '../runtime/context.ts';
import { ok } from '../runtime/results.ts';
import { Timers } from '../runtime/timers.ts';
import { createOutbox } from './outbox.ts';

const context = { now: Date.now, random: Math.random, log: () => {}, timing: TIMING };

/** Lets `turns` microtasks pass. */
async function microtasks(turns: number): Promise<void> {
  for (let i = 0; i < turns; i++) await Promise.resolve();
}

test.each(Array.from({ length: 24 }, (_, turns) => turns))(
  'what comes %i turns after the last step began is not overlooked',
  async (turns) => {
    const lane = new Lane('chat' as ChatId);
    lane.ready = true;
    let waiting = false;
    let sent = false;
    const step = async () => {
      if (waiting) sent = true;
      return ok(false);
    };
    const outbox = createOutbox(context, new Timers(), () => false, step);
    outbox.wake(lane);
    await microtasks(turns);
    waiting = true;
    outbox.wake(lane);
    await microtasks(100);
    expect(sent).toBe(true);
  },
);
