import type { ChatId } from '#contract/wire/primitives.ts';
import { useChats } from '../../stores/chats.ts';
import { engine } from '../engine.ts';

/** How long typing must rest before a draft goes to disk. */
const SETTLE_MS = 400;

interface PendingDraft {
  text: string;
  /** Null once the text was handed to the engine, whose event may still be under way. */
  timer: ReturnType<typeof setTimeout> | null;
}

// What was typed here outranks the chat's view, which lags by the debounce and the worker's answer.
const pending = new Map<ChatId, PendingDraft>();

const write = (chatId: ChatId, text: string) => {
  pending.set(chatId, { text, timer: null });
  void engine().setDraft(chatId, text);
};

/** The unsent text of a chat. */
export const draftOf = (chatId: ChatId): string =>
  pending.get(chatId)?.text ?? useChats.getState().byId[chatId]?.draft ?? '';

/** Keeps the text as the chat's draft once typing rests. */
export function keepDraft(chatId: ChatId, text: string): void {
  const before = pending.get(chatId)?.timer;
  if (before) clearTimeout(before);
  const timer = setTimeout(() => write(chatId, text), SETTLE_MS);
  pending.set(chatId, { text, timer });
}

/** Writes a draft that still waits: before the chat or the window is left. */
export function flushDraft(chatId: ChatId): void {
  const draft = pending.get(chatId);
  if (!draft?.timer) return;
  clearTimeout(draft.timer);
  write(chatId, draft.text);
}

/** Writes every draft that still waits: before the engine ends. */
export function flushDrafts(): void {
  for (const chatId of pending.keys()) flushDraft(chatId);
}

/** The text was sent: nothing remains to be kept. */
export function clearDraft(chatId: ChatId): void {
  const before = pending.get(chatId)?.timer;
  if (before) clearTimeout(before);
  write(chatId, '');
}

export function forgetDrafts(): void {
  for (const { timer } of pending.values()) if (timer) clearTimeout(timer);
  pending.clear();
}
