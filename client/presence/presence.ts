import type { PresenceView } from '#contract/engine/views.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { Presence } from '#contract/wire/people.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Emitter } from '../events/emitter.ts';
import { inBackground } from '../runtime/background.ts';
import type { Context } from '../runtime/context.ts';
import type { Timers } from '../runtime/timers.ts';
import type { Requester } from '../transport/connection.ts';

/** New chats within this time make one request. */
const WATCH_DELAY = 50;

/** Who is there, and whether this account is. */
export interface PresenceBook {
  list(): PresenceView[];
  set(state: 'online' | 'away'): Promise<void>;
  update(presence: Presence): void;
  /** Watches the people of all chats, soon. */
  watch(): void;
  /** On a new connection: tells the own state and asks for the others'. */
  begin(): void;
  /** Without a connection nobody is known to be there. */
  ended(): void;
}

export function createPresence(
  context: Context,
  timers: Timers,
  book: ChatBook,
  requester: Requester,
  emitter: Emitter,
): PresenceBook {
  const known = new Map<UserId, PresenceView>();
  let own: 'online' | 'away' = 'online';
  let watching = false;

  const update = (presence: Presence) => {
    known.set(presence.userId, presence);
    emitter.presence(presence);
  };

  const watchNow = async () => {
    const peers = book
      .list()
      .filter(({ accepted }) => accepted)
      .toSorted((a, b) => b.activityAt - a.activityAt)
      .flatMap(({ peerId, members }) =>
        peerId === null ? members.map(({ userId }) => userId) : [peerId],
      );
    const userIds = [...new Set(peers)].slice(0, LIMITS.presenceWatch);
    if (userIds.length === 0) return;
    const answer = await requester.request('presence:watch', { userIds });
    if (answer.ok) answer.value.presence.forEach(update);
  };

  const watch = () => {
    if (watching) return;
    watching = true;
    timers.after(WATCH_DELAY, () => {
      watching = false;
      inBackground(context.log, watchNow());
    });
  };

  const tell = () => requester.request('presence:set', { state: own });

  return {
    list: () => [...known.values()],

    async set(state) {
      if (state === own) return;
      own = state;
      await tell();
    },

    update,
    watch,

    begin() {
      // A new connection counts as online anyway.
      if (own === 'away') inBackground(context.log, tell());
      watch();
    },

    ended() {
      for (const presence of known.values()) {
        if (presence.state !== 'offline') update({ ...presence, state: 'offline' });
      }
    },
  };
}
