import type { Result } from '#contract/engine/errors.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { PeopleBook } from '../people/book.ts';
import type { Directory } from '../people/directory.ts';
import type { ChatRecord } from '../records/chat.ts';
import { fail, ok } from '../runtime/results.ts';
import type { ChatStates } from '../sync/chat-states.ts';
import type { Requester } from '../transport/connection.ts';
import type { ChatBook } from './book.ts';

/** The direct chat with a person: the one there is, or a new one. */
type OpenDirect = (userId: UserId) => Promise<Result<ChatRecord>>;

export function createOpenDirect(
  account: AccountHolder,
  book: ChatBook,
  people: PeopleBook,
  directory: Directory,
  states: ChatStates,
  requester: Requester,
  begun: (chatId: ChatRecord['chatId']) => Promise<void>,
): OpenDirect {
  return async (userId) => {
    if (account.current === null) return fail('no-account');
    if (userId === account.current.userId) return fail('bad-input');
    const existing = book.withPeer(userId);
    if (existing !== null) return ok(existing);
    if (people.get(userId).identityKey === null) {
      const known = await directory.refresh(userId);
      if (!known.ok) return known;
    }
    const answer = await requester.request('chat:create', { kind: 'direct', peerId: userId });
    if (!answer.ok) return answer;
    const merged = await states.merge(answer.value.chat);
    if (!merged.ok) return merged;
    if (merged.value.peerId !== userId) return fail('protocol-violation');
    await begun(merged.value.chatId);
    return merged;
  };
}
