import type { ChatId, ClientMessageId, UserId } from '../wire/primitives.ts';
import type { Result } from './errors.ts';
import type { SendOptions } from './messages.ts';
import type { MessageView } from './views.ts';

export interface PollView {
  /** Each with those who chose it, in the order of their votes. */
  answers: { text: string; userIds: UserId[] }[];
  /** Whether one person may choose several. */
  multiple: boolean;
  /** Its author ended it: nobody votes any more. */
  ended: boolean;
  /** How many people have voted. */
  voters: number;
}

export interface NewPoll {
  question: string;
  /** 2 to `LIMITS.pollAnswers`. */
  answers: string[];
  multiple: boolean;
}

/** Polls are messages, votes changes of them: both are encrypted and go through the outbox. */
export interface PollsApi {
  createPoll(chatId: ChatId, poll: NewPoll, options?: SendOptions): Promise<Result<MessageView>>;
  /** Places of the chosen answers; they take the place of an earlier choice, none takes it back. */
  vote(chatId: ChatId, id: ClientMessageId, choice: number[]): Promise<Result>;
  /** `bad-input` for polls of others. */
  endPoll(chatId: ChatId, id: ClientMessageId): Promise<Result>;
}
