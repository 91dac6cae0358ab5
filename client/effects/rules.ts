import { linksIn } from '#contract/content/link-preview.ts';
import { fittingMentions } from '#contract/content/mention.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { EffectBody } from '../records/job.ts';
import { type PollEffect, isPollEffect, polled } from './poll-rules.ts';
import type { MessageRecord } from '../records/message.ts';

/** An effect that has a message as its target and changes nothing else. */
export type MessageEffect =
  | Extract<EffectBody, { type: 'reaction' | 'edit' | 'delete' | 'heard' }>
  | PollEffect;

export function isMessageEffect(effect: EffectBody): effect is MessageEffect {
  return (
    effect.type === 'reaction' ||
    effect.type === 'edit' ||
    effect.type === 'delete' ||
    effect.type === 'heard' ||
    isPollEffect(effect)
  );
}

/**
 * What an effect makes of its target; null when it is not allowed or changes nothing. Pure, so that
 * every device that applies the same log comes to the same result.
 *
 * @param by the author of the effect
 * @param at when the server stored it; this device's clock as long as it waits
 */
export function affected(
  message: MessageRecord,
  effect: MessageEffect,
  by: UserId,
  at: number,
): MessageRecord | null {
  if (message.kind === 'deleted' || message.kind === 'timer') return null;
  if (effect.type === 'reaction') return reacted(message, effect, by);
  if (effect.type === 'heard') return heard(message, by);
  if (isPollEffect(effect)) return polled(message, effect, by);
  if (message.senderId !== by || isTooLate(message, at, LIMITS.changeGrace)) return null;
  if (effect.type === 'delete') return wiped(message);
  if (message.kind !== 'text' || message.poll !== null || effect.text === message.text) return null;
  if (effect.text === '' && message.attachments.length === 0) return null;
  const edits = [...message.edits, { text: message.text, replacedAt: at }];
  const mentions = fittingMentions(effect.text, effect.mentions);
  const { linkPreview: shown } = message;
  const linkPreview = shown && linksIn(effect.text).includes(shown.url) ? shown : null;
  return {
    ...message,
    text: effect.text,
    linkPreview,
    mentions,
    editedAt: at,
    edits: edits.slice(-LIMITS.editsKept),
  };
}

/** Whether the time is over in which a message can be changed. */
export function isTooLate({ receivedAt }: MessageRecord, at: number, grace = 0): boolean {
  return receivedAt !== null && at > receivedAt + LIMITS.changeWindow + grace;
}

/** A message without anything that it said. */
export function wiped(message: MessageRecord): MessageRecord {
  return {
    ...message,
    kind: 'deleted',
    text: '',
    mentions: [],
    linkPreview: null,
    poll: null,
    attachments: [],
    replyTo: null,
    quotedBy: [],
    forwardedFrom: null,
    editedAt: null,
    edits: [],
    reactions: [],
    heardBy: [],
  };
}

/** Only voice messages of others can be heard, once by each. */
function heard(message: MessageRecord, by: UserId): MessageRecord | null {
  const isVoice = message.attachments.some(({ kind }) => kind === 'voice');
  if (!isVoice || message.senderId === by || message.heardBy.includes(by)) return null;
  return { ...message, heardBy: [...message.heardBy, by] };
}

function reacted(
  message: MessageRecord,
  { emoji, on }: Extract<MessageEffect, { type: 'reaction' }>,
  userId: UserId,
): MessageRecord | null {
  if (message.kind !== 'text') return null;
  const { reactions } = message;
  const own = reactions.filter((reaction) => reaction.userId === userId);
  const there = own.find((reaction) => reaction.emoji === emoji);
  if (on === (there !== undefined)) return null;
  if (!on) return { ...message, reactions: reactions.filter((other) => other !== there) };
  if (own.length >= LIMITS.reactionsPerMember) return null;
  return { ...message, reactions: [...reactions, { emoji, userId }] };
}
