import type { Failure, Result } from '#contract/engine/errors.ts';
import type { Lane } from '../chats/lane.ts';
import { backoff } from '../runtime/backoff.ts';
import { inBackground } from '../runtime/background.ts';
import type { Context } from '../runtime/context.ts';
import { fail, guarded } from '../runtime/results.ts';
import type { Timers } from '../runtime/timers.ts';

/** One move of a chat's outbox; false when there was nothing to do. */
export type Step = (lane: Lane) => Promise<Result<boolean>>;

/** Moves the chats' outboxes on, each by one request at a time, all of them in parallel. */
export interface Outbox {
  /** There may be something to do; a lane that waits after a failure keeps waiting. */
  wake(lane: Lane): void;
  /** As `wake`, and what it waited for has come. */
  wakeNow(lane: Lane): void;
}

export function createOutbox(
  context: Context,
  timers: Timers,
  stopped: () => boolean,
  step: Step,
): Outbox {
  const run = async (lane: Lane): Promise<void> => {
    try {
      do {
        lane.again = false;
        const failure = await runUntilIdle(lane);
        if (failure !== null) return wait(lane, failure);
      } while (lane.again);
    } finally {
      // In the same turn as the last look at `again`: a wake in between would be lost.
      lane.working = false;
    }
  };

  const runUntilIdle = async (lane: Lane): Promise<Failure | null> => {
    while (lane.ready && !stopped()) {
      const outcome = await guarded(() => step(lane)).catch(() => {
        context.log('step-failed');
        return fail('internal');
      });
      if (!outcome.ok) return outcome;
      if (!outcome.value) return null;
    }
    return null;
  };

  const wait = (lane: Lane, failure: Failure) => {
    // The next connection wakes every lane.
    if (failure.code === 'offline') return;
    const delay = backoff(context, lane.attempt++, failure.retryAfterMs);
    lane.cancelRetry = timers.after(delay, () => {
      lane.cancelRetry = null;
      wake(lane);
    });
  };

  const wake = (lane: Lane) => {
    lane.again = true;
    if (lane.working || lane.cancelRetry !== null || stopped()) return;
    lane.working = true;
    inBackground(context.log, run(lane));
  };

  return {
    wake,
    wakeNow(lane) {
      lane.cancelRetry?.();
      lane.cancelRetry = null;
      lane.attempt = 0;
      wake(lane);
    },
  };
}
