import type { UserId } from '#contract/wire/primitives.ts';
import type { Lane } from '../chats/lane.ts';
import type { ChatRecord } from '../records/chat.ts';
import { effectOf } from '../records/job.ts';
import type { MessageRecord } from '../records/message.ts';
import { chatAffected } from './chat-rules.ts';
import { affected, isMessageEffect } from './rules.ts';

/** A message as it will be once what this device has in its outbox stands in the log. */
export function withPending(
  message: MessageRecord,
  lane: Lane | undefined,
  self: UserId,
): MessageRecord {
  let result = message;
  for (const job of lane?.effects ?? []) {
    const effect = effectOf(job);
    if (effect === null || !isMessageEffect(effect) || effect.target !== message.id) continue;
    result = affected(result, effect, self, job.sentAt) ?? result;
  }
  return result;
}

/** A chat as it will be, likewise. */
export function chatWithPending(chat: ChatRecord, lane: Lane | undefined): ChatRecord {
  let result = chat;
  for (const job of lane?.effects ?? []) {
    const effect = effectOf(job);
    if (effect !== null) result = chatAffected(result, effect);
  }
  return result;
}
