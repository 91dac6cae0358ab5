import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';
import type { Store } from '../ports/store.ts';
import { type ExpiryRecord, readExpiries } from '../records/marks.ts';
import { type MessageRecord, getMessage } from '../records/message.ts';
import type { Context } from '../runtime/context.ts';
import { inBackground } from '../runtime/background.ts';
import type { Timers } from '../runtime/timers.ts';
import type { RemoveMessages } from './remove.ts';

const BATCH = 200;
/** Longest sleep: timers count no further than 2^31 ms, and a clock may be set. */
const MOST = 60 * 60_000;

/** Removes messages whose time is over, also those that ended while the engine did not run. */
export interface Expiry {
  /** A message that disappears was added. */
  poke(): void;
}

export function createExpiry(
  context: Context,
  timers: Timers,
  store: Store,
  remove: RemoveMessages,
  stopped: () => boolean,
  release: (message: MessageRecord) => Promise<void>,
): Expiry {
  let cancel = () => {};
  let running = false;
  let again = false;

  const sweep = async (): Promise<void> => {
    while (!stopped()) {
      const next = await readExpiries(store, BATCH);
      const due = next.filter(({ expiresAt }) => expiresAt <= context.now());
      for (const [chatId, ids] of byChat(due)) {
        // Before they go: a run that ends in between does it once more.
        for (const id of ids) {
          const message = await getMessage(store, chatId, id);
          if (message !== null) await release(message);
        }
        await remove(chatId, ids);
      }
      if (due.length === BATCH) continue;
      const later = next[due.length];
      if (later === undefined) return;
      cancel();
      cancel = timers.after(Math.min(MOST, Math.max(0, later.expiresAt - context.now())), poke);
      return;
    }
  };

  const run = async (): Promise<void> => {
    running = true;
    try {
      do {
        again = false;
        await sweep();
      } while (again);
    } finally {
      running = false;
    }
  };

  const poke = () => {
    again = true;
    if (!running && !stopped()) inBackground(context.log, run());
  };
  return { poke };
}

function byChat(due: ExpiryRecord[]): Map<ChatId, ClientMessageId[]> {
  const ids = new Map<ChatId, ClientMessageId[]>();
  for (const { chatId, id } of due) ids.set(chatId, [...(ids.get(chatId) ?? []), id]);
  return ids;
}
