import type { ChatId, UserId } from '../wire/primitives.ts';
import type { MessageView } from './views.ts';

/** What is looked for in the local history. Without words at least one filter is needed. */
export interface SearchRequest {
  /**
   * Words that all have to occur, in any form; the last one may be the beginning of a word. A word
   * that occurs nowhere also finds those that differ by one typing error.
   */
  query: string;
  chatId?: ChatId;
  senderId?: UserId;
  /** Messages sent at this time or later, Unix ms. */
  sentAfter?: number;
  /** Messages sent before this time, Unix ms. */
  sentBefore?: number;
  hasLink?: boolean;
  /** A picture or video. */
  hasMedia?: boolean;
  /** A file that is neither shown in place nor a voice message. */
  hasFile?: boolean;
  hasVoice?: boolean;
  /** At most 100. */
  limit: number;
  /** `next` of the page before. */
  cursor?: SearchCursor;
}

/** Place behind a page of results. */
export interface SearchCursor {
  sentAt: number;
  /** Number of the message within the index. */
  doc: number;
}

export interface SearchHit {
  message: MessageView;
  /** Where the words stand in the message's text: start (included) and end, ascending. */
  marks: readonly (readonly [start: number, end: number])[];
}

export interface SearchPage {
  /** Newest first. */
  hits: SearchHit[];
  /** Results of all pages. */
  total: number;
  next: SearchCursor | null;
}

/** `building`: older messages are still being read, newest chats first; results are incomplete. */
export interface SearchIndexView {
  state: 'building' | 'ready';
  /** Messages read so far and to be read in all. */
  indexed: number;
  total: number;
}
