import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lanes } from '../chats/lane.ts';
import type { KeyPackages } from '../groups/key-packages.ts';
import type { RosterWatch } from '../groups/roster-watch.ts';
import type { InviteParts } from '../invites/parts.ts';
import type { Profiles } from '../people/profiles.ts';
import type { PresenceBook } from '../presence/presence.ts';
import type { Typing } from '../presence/typing.ts';
import { inBackground } from '../runtime/background.ts';
import type { Log } from '../runtime/context.ts';
import type { ChatStates } from '../sync/chat-states.ts';
import type { Sync } from '../sync/sync.ts';
import type { PushHandlers } from './link.ts';

interface PushDeps {
  log: Log;
  account: AccountHolder;
  book: ChatBook;
  lanes: Lanes;
  states: ChatStates;
  sync: Sync;
  profiles: Profiles;
  presence: PresenceBook;
  typing: Typing;
  keyPackages: KeyPackages;
  rosterWatch: RosterWatch;
  invites: InviteParts;
  /** The server ended this device's session for good. */
  revoked: () => void;
}

/** What happens on each thing that the server tells unasked. */
export function createPushHandlers(deps: PushDeps): PushHandlers {
  const { log, account, book, lanes, states, sync, profiles, presence, typing } = deps;

  return {
    'log:entry'({ chatId, entry }) {
      const lane = lanes.of(chatId);
      lane.offer(entry);
      // Entries of an unknown chat wait for its state.
      if (book.get(chatId) !== null) sync.pull(lane);
    },

    'chat:state'({ chat }) {
      inBackground(
        log,
        states.merge(chat).then((merged) => {
          if (merged.ok) sync.pull(lanes.of(chat.chatId));
        }),
      );
    },

    'receipt:update'({ chatId, ...cursors }) {
      inBackground(log, states.moveCursors(chatId, cursors));
    },

    'typing:update'({ chatId, userId, typing: isTyping, activity = 'text' }) {
      typing.heard(chatId, userId, isTyping, activity);
    },

    'presence:update': (update) => presence.update(update),

    'profile:update'({ userId, version }) {
      inBackground(log, profiles.outdated(userId, version));
    },

    'device:update': ({ userId }) => deps.rosterWatch.changed(userId),

    'key-package:low'() {
      inBackground(log, deps.keyPackages.replenish());
    },

    ...deps.invites.pushes,

    'session:revoked'({ deviceId }) {
      if (deviceId === account.current?.deviceId) deps.revoked();
    },
  };
}
