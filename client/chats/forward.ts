import type { ForwardRequest } from '#contract/engine/messages.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { Compose } from '../outbox/compose.ts';
import type { PeopleBook } from '../people/book.ts';
import type { Store } from '../ports/store.ts';
import { type MessageRecord, getMessage } from '../records/message.ts';
import { fail, ok } from '../runtime/results.ts';

/**
 * Writes messages again in other chats, in the order of their log. Files stay behind: their blobs
 * belong to the chat they were sent to.
 */
export type Forward = (request: ForwardRequest) => Promise<Result>;

export function createForward(
  store: Store,
  account: AccountHolder,
  people: PeopleBook,
  compose: Compose,
): Forward {
  const originOf = ({ forwardedFrom, senderId, own }: MessageRecord) => {
    if (forwardedFrom !== null) return forwardedFrom;
    // What this account calls somebody is nobody else's business.
    const { displayName, handle } = people.get(senderId);
    const name = own ? account.self.displayName : (displayName ?? handle ?? '');
    return { senderId, name };
  };

  return async ({ from, ids, to, withAuthor }) => {
    const found = await Promise.all(ids.map((id) => getMessage(store, from, id)));
    const messages = found
      .filter((message) => message?.kind === 'text' && message.text !== '')
      .filter((message) => message !== null)
      .toSorted((a, b) => a.order - b.order);
    if (messages.length === 0 || to.length === 0) return fail('bad-input');
    for (const chatId of to) {
      for (const message of messages) {
        const { text, poll } = message;
        const from = withAuthor ? { forwardedFrom: originOf(message) } : {};
        const { answers = [], multiple = false } = poll ?? {};
        const sent = await compose.body(
          chatId,
          poll === null
            ? { type: 'text', text, ...from }
            : { type: 'poll', text, answers, multiple, ...from },
        );
        if (!sent.ok) return sent;
      }
    }
    return ok();
  };
}
