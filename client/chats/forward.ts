import type { ForwardRequest } from '#contract/engine/messages.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { Compose, MessageBody } from '../outbox/compose.ts';
import type { PeopleBook } from '../people/book.ts';
import type { Store } from '../ports/store.ts';
import { type MessageRecord, getMessage } from '../records/message.ts';
import { fail, ok } from '../runtime/results.ts';

/**
 * Writes messages again in other chats, in the order of their log. Files are not uploaded again: their
 * keys travel, and the server opens the blobs to the other chats.
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
      .filter((message) => message !== null && isForwardable(message))
      .filter((message) => message !== null)
      .toSorted((a, b) => a.order - b.order);
    if (messages.length === 0 || to.length === 0) return fail('bad-input');
    for (const chatId of to) {
      for (const message of messages) {
        const origin = withAuthor ? { forwardedFrom: originOf(message) } : {};
        const sent = await compose.body(chatId, { ...bodyOf(message), ...origin });
        if (!sent.ok) return sent;
      }
    }
    return ok();
  };
}

/** Words, or files that are on the server. */
function isForwardable({ kind, text, seq, attachments }: MessageRecord): boolean {
  return kind === 'text' && (attachments.length === 0 ? text !== '' : seq !== null);
}

/** What a message says; whom it mentions may not be in the other chat. */
function bodyOf({ text, poll, linkPreview, attachments }: MessageRecord): MessageBody {
  if (poll !== null) {
    return { type: 'poll', text, answers: poll.answers, multiple: poll.multiple };
  }
  if (attachments.length === 0) {
    return { type: 'text', text, ...(linkPreview === null ? {} : { linkPreview }) };
  }
  return {
    type: 'files',
    text,
    attachments: attachments.map((attachment) => ({ ...attachment, shared: true })),
  };
}
