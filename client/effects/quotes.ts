import { excerptOf } from '#contract/content/quote.ts';
import type { MessageRecord } from '../records/message.ts';
import type { WorkingSet } from './working-set.ts';

/**
 * Ties a new message to the one it answers. What this device has itself outranks what the quote says:
 * nobody puts words into another one's mouth, and a deleted message is not quoted.
 */
export async function linked(set: WorkingSet, message: MessageRecord): Promise<MessageRecord> {
  const { replyTo } = message;
  if (replyTo === null) return message;
  const target = await set.get(replyTo.id);
  if (target === null || target.kind === 'undecryptable') return message;
  const { senderId } = target;
  if (target.kind !== 'text') return { ...message, replyTo: { ...replyTo, senderId, excerpt: '' } };
  if (!target.quotedBy.includes(message.id)) {
    set.put({ ...target, quotedBy: [...target.quotedBy, message.id] });
  }
  return { ...message, replyTo: { ...replyTo, senderId, excerpt: excerptOf(target.text) } };
}

/** Takes a message's words out of those that quote it. */
export async function unquote(set: WorkingSet, { quotedBy }: MessageRecord): Promise<void> {
  for (const id of quotedBy) {
    const quoting = await set.get(id);
    if (quoting?.replyTo) set.put({ ...quoting, replyTo: { ...quoting.replyTo, excerpt: '' } });
  }
}
