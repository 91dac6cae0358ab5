import type { Result } from '#contract/engine/errors.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lanes } from '../chats/lane.ts';
import type { PeopleBook } from '../people/book.ts';
import type { Directory } from '../people/directory.ts';
import type { ChatRecord } from '../records/chat.ts';
import { fail, ok } from '../runtime/results.ts';
import type { ChatStates } from '../sync/chat-states.ts';
import type { Requester } from '../transport/connection.ts';

/** The chat of an account with itself: its MLS group is made of the own devices. */
export interface Notes {
  /** The one in use: the newest. Null before it was needed. */
  current(): ChatRecord | null;
  /**
   * The one in use, made when there is none. Notes that no other device is left to let this one into
   * are begun anew; `anew` does so although there are others.
   */
  open(anew?: boolean): Promise<Result<ChatRecord>>;
  /** Whether the account has devices beside this one, as far as the directory told. */
  hasOtherDevices(): boolean;
}

export function createNotes(
  account: AccountHolder,
  book: ChatBook,
  lanes: Lanes,
  people: PeopleBook,
  directory: Directory,
  states: ChatStates,
  requester: Requester,
): Notes {
  const current = () =>
    book
      .list()
      .filter(({ kind }) => kind === 'notes')
      .toSorted((a, b) => b.createdAt - a.createdAt || (a.chatId < b.chatId ? 1 : -1))[0] ?? null;

  const hasOtherDevices = () => {
    const own = account.current;
    if (own === null) return false;
    const { devices } = people.get(own.userId);
    return devices.some(({ deviceId, listed }) => listed && deviceId !== own.deviceId);
  };

  return {
    current,
    hasOtherDevices,

    async open(anew = false) {
      if (account.current === null) return fail('no-account');
      const known = current();
      const isOutside =
        known !== null && known.group === 'none' && lanes.of(known.chatId).serverEpoch > 0;
      if (known !== null && !isOutside) return ok(known);
      if (known !== null && !anew) {
        const listed = await directory.refresh(account.self.userId);
        if (!listed.ok || hasOtherDevices()) return ok(known);
      }
      const answer = await requester.request('chat:create', {
        kind: 'notes',
        ...(known === null ? {} : { instead: known.chatId }),
      });
      if (!answer.ok) return answer;
      const merged = await states.merge(answer.value.chat);
      if (!merged.ok) return merged;
      // What the devices told each other in the notes before has to be said again.
      if (known !== null) {
        await book.update(merged.value.chatId, (chat) => ({ chat: { ...chat, tellAll: true } }));
      }
      return ok(current() ?? merged.value);
    },
  };
}
