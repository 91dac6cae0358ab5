import type { Result } from '#contract/engine/errors.ts';
import type { NewPoll, PollView } from '#contract/engine/polls.ts';
import type { MessageView } from '#contract/engine/views.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { engine } from '../engine.ts';
import { openNewest } from './history.ts';
import { mentionsFor } from './mentions.ts';

type Ref = Pick<MessageView, 'chatId' | 'id'>;

export async function createPoll(chatId: ChatId, poll: NewPoll): Promise<Result> {
  const [result] = await Promise.all([
    engine().createPoll(chatId, poll, mentionsFor(chatId, poll.question)),
    openNewest(chatId),
  ]);
  return result.ok ? { ok: true, value: undefined } : result;
}

export const vote = ({ chatId, id }: Ref, choice: number[]): Promise<Result> =>
  engine().vote(chatId, id, choice);

export const endPoll = ({ chatId, id }: Ref): Promise<Result> => engine().endPoll(chatId, id);

/** What somebody has chosen once they pressed an answer. */
export function choiceAfter(
  { answers, multiple }: PollView,
  pressed: number,
  self: UserId | undefined,
): number[] {
  if (self === undefined) return [];
  const before = answers.flatMap(({ userIds }, at) => (userIds.includes(self) ? [at] : []));
  if (before.includes(pressed)) return before.filter((at) => at !== pressed);
  return multiple ? [...before, pressed] : [pressed];
}
