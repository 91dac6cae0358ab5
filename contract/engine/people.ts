import type { ReportReason } from '../wire/reports.ts';
import type { ChatId, ClientMessageId, UserId } from '../wire/primitives.ts';
import type { Result } from './errors.ts';

/** What becomes of a chat that somebody unknown begins: asked about, or taken as any other. */
export type StrangerPolicy = 'ask' | 'accept';

export interface ReportDraft {
  userId: UserId;
  reason: ReportReason;
  comment: string;
  /** Messages of that person whose words are given to the server's admin. */
  chatId: ChatId;
  ids: ClientMessageId[];
}

/**
 * What the account holds of other people. Contacts, nicknames and notes are fields of the account's
 * data (`setAccountData('person', …)`); here stands what has consequences.
 */
export interface PeopleApi {
  /** Takes a request: the other side learns the own name and what was received and read. */
  acceptChat(chatId: ChatId): Promise<Result>;
  /** Takes a request off this device; a group is left. */
  declineChat(chatId: ChatId): Promise<Result>;
  /** Counts at once; the server, which then withholds their messages, is told when it can be reached. */
  setBlocked(userId: UserId, blocked: boolean): Promise<Result>;
  /** Gives the chosen words to the server's admin. `rate-limited`, `limit-reached`, `not-found`. */
  report(draft: ReportDraft): Promise<Result>;
  /** The person has seen that somebody has new devices. */
  confirmDevices(userId: UserId): Promise<Result>;
  /** How chats that begin from now on are taken; holds as long as the engine runs. */
  setStrangers(policy: StrangerPolicy): Promise<void>;
}
