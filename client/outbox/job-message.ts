import type { UserId } from '#contract/wire/primitives.ts';
import type { JobRecord } from '../records/job.ts';
import { type MessageRecord, newMessage, newPoll } from '../records/message.ts';

/** The message of a job, as long as the server has not acknowledged it; null when it has none. */
export function messageOf(
  { id, chatId, order, body, sentAt, sendAt }: JobRecord,
  senderId: UserId,
): MessageRecord | null {
  if (body.type !== 'text' && body.type !== 'files' && body.type !== 'poll') return null;
  return newMessage({
    id,
    chatId,
    order,
    seq: null,
    senderId,
    own: true,
    kind: 'text',
    text: body.text,
    mentions: body.mentions ?? [],
    linkPreview: body.type === 'text' ? (body.linkPreview ?? null) : null,
    poll: body.type === 'poll' ? newPoll(body) : null,
    attachments: body.type === 'files' ? body.attachments : [],
    sentAt,
    sendState: 'queued',
    replyTo: body.replyTo ?? null,
    forwardedFrom: body.forwardedFrom ?? null,
    silent: body.silent ?? false,
    sendAt,
    expiresIn: body.expiresIn ?? null,
  });
}
