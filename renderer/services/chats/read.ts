import type { ChatId } from '#contract/wire/primitives.ts';
import { useChats } from '../../stores/chats.ts';
import { engine } from '../engine.ts';

// How far this run has told the engine; its view of the chat follows a moment later.
const told = new Map<ChatId, number>();

/** Marks everything up to `seq` as read, once per step forward. */
export function markRead(chatId: ChatId, seq: number): void {
  const known = Math.max(told.get(chatId) ?? 0, useChats.getState().byId[chatId]?.readSeq ?? 0);
  if (seq <= known) return;
  told.set(chatId, seq);
  void engine().markRead(chatId, seq);
}

export function forgetRead(): void {
  told.clear();
}
