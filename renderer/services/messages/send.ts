import type { Result } from '#contract/engine/errors.ts';
import type { SendOptions } from '#contract/engine/messages.ts';
import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';
import { engine } from '../engine.ts';
import { mentionsFor } from './mentions.ts';
import { openNewest } from './history.ts';

/**
 * Puts a text into the outbox and goes to the newest message. The message shows up by the engine's
 * event: the answer here could be older than the event that already says "sent".
 */
export async function sendText(
  chatId: ChatId,
  text: string,
  options: SendOptions = {},
): Promise<Result> {
  const [result] = await Promise.all([
    engine().sendText(chatId, text, { ...mentionsFor(chatId, text), ...options }),
    openNewest(chatId),
  ]);
  return result.ok ? { ok: true, value: undefined } : result;
}

/** Tries a failed message again; one that waits for its time goes at once. */
export const retryMessage = (chatId: ChatId, id: ClientMessageId): Promise<Result> =>
  engine().retry(chatId, id);

/** Deletes a message that was never sent. */
export const discardMessage = (chatId: ChatId, id: ClientMessageId): Promise<Result> =>
  engine().discard(chatId, id);
