import type { Result } from '#contract/engine/errors.ts';
import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';
import type { Parts } from '../parts.ts';

/** Takes a message that was not sent out of the outbox, and its files off the server. */
export async function discardMessage(
  { files, jobs, sharing }: Pick<Parts, 'files' | 'jobs' | 'sharing'>,
  chatId: ChatId,
  id: ClientMessageId,
): Promise<Result> {
  const attachments = files.waiting(chatId, id);
  const discarded = await jobs.discard(chatId, id);
  if (discarded.ok) await sharing.release({ id, seq: null, own: true, attachments });
  return discarded;
}
