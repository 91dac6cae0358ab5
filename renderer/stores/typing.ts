import { create } from 'zustand';
import type { TypingActivity } from '#contract/wire/chats.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';

export interface Writer {
  userId: UserId;
  activity: TypingActivity;
}

interface TypingState {
  /** Who writes or records at this moment, per chat; chats without anybody have no key. */
  byChat: Readonly<Partial<Record<ChatId, readonly Writer[]>>>;
}

export const useTyping = create<TypingState>()(() => ({ byChat: {} }));

/** `activity` null: they have stopped. */
export function setTyping(chatId: ChatId, userId: UserId, activity: TypingActivity | null): void {
  useTyping.setState((state) => {
    const before = state.byChat[chatId] ?? [];
    const known = before.find((writer) => writer.userId === userId);
    if ((known?.activity ?? null) === activity) return state;
    const others = before.filter((writer) => writer !== known);
    const after = activity === null ? others : [...others, { userId, activity }];
    const { [chatId]: _, ...chats } = state.byChat;
    return { byChat: after.length > 0 ? { ...chats, [chatId]: after } : chats };
  });
}

export function clearTyping(): void {
  useTyping.setState({ byChat: {} });
}
