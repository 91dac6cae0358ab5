import type { UserId } from '#contract/wire/primitives.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane, Lanes } from '../chats/lane.ts';
import type { PeopleBook } from '../people/book.ts';
import type { Directory } from '../people/directory.ts';
import type { PersonRecord } from '../records/person.ts';
import { inBackground } from '../runtime/background.ts';
import type { Context } from '../runtime/context.ts';
import { DIRECTORY_FRESH } from './establish.ts';

/** Notices devices that came or went, so that the groups follow. */
export interface RosterWatch {
  /** The server says that an account's devices changed. */
  changed(userId: UserId): void;
  /** Somebody is written to: a word of the directory that is too old is renewed. */
  written(lane: Lane): void;
}

export function createRosterWatch(
  context: Context,
  account: AccountHolder,
  book: ChatBook,
  lanes: Lanes,
  people: PeopleBook,
  directory: Directory,
  wake: (lane: Lane) => void,
): RosterWatch {
  const schedule = (userId: UserId) => {
    for (const { chatId } of book.sharedWith(userId)) {
      const lane = lanes.of(chatId);
      // Whoever is online may do it; the delay lets one be first.
      lane.rosterAt ??= context.now() + Math.round(context.random() * context.timing.roster);
      wake(lane);
    }
  };

  const refresh = async (userId: UserId) => {
    const before = listed(people.get(userId));
    const answer = await directory.refresh(userId);
    if (answer.ok && listed(answer.value) !== before) schedule(userId);
  };

  return {
    changed(userId) {
      inBackground(context.log, refresh(userId));
    },

    written(lane) {
      if (account.current === null) return;
      for (const { userId } of book.get(lane.chatId)?.members ?? []) {
        const { checkedAt } = people.get(userId);
        if (context.now() - checkedAt > DIRECTORY_FRESH) {
          inBackground(context.log, refresh(userId));
        }
      }
    },
  };
}

function listed({ devices }: PersonRecord): string {
  const ids = devices.filter((device) => device.listed).map(({ deviceId }) => deviceId);
  return ids.toSorted().join();
}
