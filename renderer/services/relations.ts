import type { ReportDraft } from '#contract/engine/people.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { MessageView, PersonView, SafetyNumberView } from '#contract/engine/views.ts';
import type { AccountDataChange, AccountDataOf } from '#contract/content/account-data.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { selectChat, useNavigation } from '../stores/navigation.ts';
import { closeRequests } from '../stores/requests.ts';
import { engine } from './engine.ts';
import { updatePreferences } from './preferences.ts';

/** Messages that a report offers to choose from. */
const OFFERED = 60;

/** Takes a request; the chat stands among the others from then on. */
export async function acceptChat(chatId: ChatId): Promise<Result> {
  const result = await engine().acceptChat(chatId);
  if (result.ok) closeRequests();
  return result;
}

export async function declineChat(chatId: ChatId): Promise<Result> {
  const result = await engine().declineChat(chatId);
  if (result.ok && useNavigation.getState().selectedChatId === chatId) selectChat(null);
  return result;
}

export const setBlocked = (userId: UserId, blocked: boolean): Promise<Result> =>
  engine().setBlocked(userId, blocked);

export const report = (draft: ReportDraft): Promise<Result> => engine().report(draft);

export const confirmDevices = (userId: UserId): Promise<Result> => engine().confirmDevices(userId);

export const safetyNumber = (userId: UserId): Promise<Result<SafetyNumberView>> =>
  engine().safetyNumber(userId);

export const setVerified = (userId: UserId, verified: boolean): Promise<Result> =>
  engine().setVerified(userId, verified);

/** What the account holds of a person. */
export const heldOf = (userId: UserId): Promise<AccountDataOf<'person'>> =>
  engine().accountData('person', userId);

export const setHeld = (userId: UserId, change: AccountDataChange<'person'>): Promise<Result> =>
  engine().setAccountData('person', userId, change);

/** Everybody of whom something holds, e.g. that they are a contact. */
export async function peopleWith(field: 'contact' | 'blocked'): Promise<PersonView[]> {
  const records = await engine().accountDataList('person');
  const ids = records.filter(({ value }) => value[field] === true).map(({ id }) => id);
  return engine().people(ids);
}

/** What somebody has written in a chat, newest first. */
export async function messagesOf(chatId: ChatId, userId: UserId): Promise<MessageView[]> {
  const { messages } = await engine().page({ chatId, limit: OFFERED });
  const own = messages.filter(({ senderId, kind }) => senderId === userId && kind === 'text');
  return own.toReversed();
}

/** Whether chats that strangers begin wait until they are accepted. */
export function askStrangers(ask: boolean): void {
  const strangers = ask ? 'ask' : 'accept';
  updatePreferences({ strangers });
  void engine().setStrangers(strangers);
}
