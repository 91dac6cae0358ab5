import type { PresenceView } from '#contract/engine/views.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { Presence } from '#contract/wire/people.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { AccountData } from '../account-data/account-data.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Emitter } from '../events/emitter.ts';
import { inBackground } from '../runtime/background.ts';
import type { Context } from '../runtime/context.ts';
import type { Timers } from '../runtime/timers.ts';
import type { Requester } from '../transport/connection.ts';
import { createAudience } from './audience.ts';

/** New chats within this time make one request. */
const WATCH_DELAY = 50;

/** How this device presents the person. */
export type OwnPresence = 'online' | 'away' | 'do-not-disturb';

/** Who is there, and whether this account is. */
export interface PresenceBook {
  list(): PresenceView[];
  set(state: OwnPresence): Promise<void>;
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
  accountData: AccountData,
  book: ChatBook,
  requester: Requester,
  emitter: Emitter,
): PresenceBook {
  const known = new Map<UserId, PresenceView>();
  let own: OwnPresence = 'online';
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

  const audience = createAudience(context, accountData, requester, watch);

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
      if (own !== 'online') inBackground(context.log, tell());
      audience.begin();
      watch();
    },

    ended() {
      for (const presence of known.values()) {
        if (presence.state !== 'offline') update({ ...presence, state: 'offline' });
      }
    },
  };
}
