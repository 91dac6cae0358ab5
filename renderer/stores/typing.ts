import { create } from 'zustand';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';

interface TypingState {
  /** Who writes at this moment, per chat; chats without anybody have no key. */
  byChat: Readonly<Partial<Record<ChatId, readonly UserId[]>>>;
}

export const useTyping = create<TypingState>()(() => ({ byChat: {} }));

export function setTyping(chatId: ChatId, userId: UserId, typing: boolean): void {
  useTyping.setState((state) => {
    const before = state.byChat[chatId] ?? [];
    if (before.includes(userId) === typing) return state;
    const after = typing ? [...before, userId] : before.filter((id) => id !== userId);
    const { [chatId]: _, ...others } = state.byChat;
    return { byChat: after.length > 0 ? { ...others, [chatId]: after } : others };
  });
}

export function clearTyping(): void {
  useTyping.setState({ byChat: {} });
}
