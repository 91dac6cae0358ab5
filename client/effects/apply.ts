import type { ClientMessageId, UserId } from '#contract/wire/primitives.ts';
import type { EffectBody } from '../records/job.ts';
import { type MessageRecord, newMessage } from '../records/message.ts';
import { type ChatEffects, chatAffected, unpinned } from './chat-rules.ts';
import { linked, unquote } from './quotes.ts';
import { affected, isMessageEffect } from './rules.ts';
import type { WorkingSet } from './working-set.ts';

/** An effect as it stands in the log. */
export interface LoggedEffect {
  id: ClientMessageId;
  seq: number;
  /** Server's clock. */
  receivedAt: number;
  sentAt: number;
  senderId: UserId;
  body: EffectBody;
}

/**
 * Adds new messages to the set and applies effects, in the order of the log. The answer is what the
 * chat itself turns into.
 */
export async function applyInOrder<C extends ChatEffects>(
  set: WorkingSet,
  chat: C,
  messages: MessageRecord[],
  effects: LoggedEffect[],
  self: UserId,
): Promise<C> {
  const steps = [
    ...messages.map((message) => ({ seq: message.seq ?? 0, message, effect: null })),
    ...effects.map((effect) => ({ seq: effect.seq, message: null, effect })),
  ].toSorted((a, b) => a.seq - b.seq);
  let next = chat;
  for (const { message, effect } of steps) {
    if (message !== null) set.put(await linked(set, message));
    else next = await applyEffect(set, next, effect, self);
  }
  return next;
}

async function applyEffect<C extends ChatEffects>(
  set: WorkingSet,
  chat: C,
  effect: LoggedEffect,
  self: UserId,
): Promise<C> {
  const { body, senderId, receivedAt } = effect;
  if (body.type === 'timer') {
    const next = chatAffected(chat, body);
    if (next !== chat) set.put(timerLine(set, effect, self));
    return next;
  }
  const target = await set.get(body.target);
  if (target === null) return body.type === 'pin' && !body.on ? chatAffected(chat, body) : chat;
  if (!isMessageEffect(body)) return target.kind === 'text' ? chatAffected(chat, body) : chat;
  const message = affected(target, body, senderId, receivedAt);
  if (message === null) return chat;
  set.put(message);
  if (body.type !== 'delete') return chat;
  await unquote(set, target);
  return unpinned(chat, target.id);
}

/** A change of the timer is told in the history. */
function timerLine(set: WorkingSet, effect: LoggedEffect, self: UserId): MessageRecord {
  const { id, seq, senderId, sentAt, receivedAt, body } = effect;
  const own = senderId === self;
  return newMessage({
    id,
    chatId: set.chatId,
    order: seq,
    seq,
    senderId,
    own,
    kind: 'timer',
    text: '',
    sentAt,
    receivedAt,
    sendState: own ? 'sent' : null,
    expiresIn: body.type === 'timer' ? body.expiresIn : null,
  });
}
