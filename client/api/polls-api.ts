import type { PollsApi } from '#contract/engine/polls.ts';
import { pollContentSchema, voteContentSchema } from '#contract/content/poll.ts';
import * as v from 'valibot';
import type { Parts } from '../parts.ts';
import { fail, guarded } from '../runtime/results.ts';
import { effectAdder } from './messages-api.ts';

const pollSchema = v.pick(pollContentSchema, ['text', 'answers', 'multiple']);
const choiceSchema = voteContentSchema.entries.choice;

export function pollsApi(parts: Parts): PollsApi {
  const { compose, lanes, outbox } = parts;
  const effect = effectAdder(parts);
  return {
    createPoll: (chatId, { question, answers, multiple }, options = {}) =>
      guarded(async () => {
        const poll = v.safeParse(pollSchema, { text: question, answers, multiple });
        if (!poll.success) return fail('bad-input');
        const added = await compose.body(chatId, { type: 'poll', ...poll.output }, options);
        if (added.ok) outbox.wake(lanes.of(chatId));
        return added;
      }),

    vote: (chatId, id, choice) =>
      guarded(async () =>
        v.is(choiceSchema, choice)
          ? effect(chatId, { type: 'vote', target: id, choice })
          : fail('bad-input'),
      ),

    endPoll: (chatId, id) => guarded(() => effect(chatId, { type: 'poll-end', target: id })),
  };
}
