import type { UserId } from '#contract/wire/primitives.ts';
import type { EffectBody } from '../records/job.ts';
import type { MessageRecord } from '../records/message.ts';

export type PollEffect = Extract<EffectBody, { type: 'vote' | 'poll-end' }>;

export const isPollEffect = (effect: EffectBody): effect is PollEffect =>
  effect.type === 'vote' || effect.type === 'poll-end';

/** What a vote or an end makes of a poll; null when it is not allowed or changes nothing. */
export function polled(
  message: MessageRecord,
  effect: PollEffect,
  by: UserId,
): MessageRecord | null {
  const { poll } = message;
  if (message.kind !== 'text' || poll === null || poll.ended) return null;
  if (effect.type === 'poll-end') {
    return message.senderId === by ? { ...message, poll: { ...poll, ended: true } } : null;
  }
  const choice = [...new Set(effect.choice)].toSorted((a, b) => a - b);
  const isWrong = choice.length > 1 && !poll.multiple;
  if (isWrong || choice.some((at) => at >= poll.answers.length)) return null;
  const before = poll.votes.find(({ userId }) => userId === by)?.choice ?? [];
  if (before.join() === choice.join()) return null;
  const others = poll.votes.filter(({ userId }) => userId !== by);
  const votes = choice.length === 0 ? others : [...others, { userId: by, choice }];
  return { ...message, poll: { ...poll, votes } };
}
