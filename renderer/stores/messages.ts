import { create } from 'zustand';
import type { ChatId } from '#contract/wire/primitives.ts';
import type { MessageWindow } from './message-window.ts';

interface MessagesState {
  windows: Readonly<Partial<Record<ChatId, MessageWindow>>>;
}

/** Chats whose windows are kept: going back to a recent one shows it at once. */
const KEPT_WINDOWS = 6;

/** The stretch of history on screen, per chat. */
export const useMessages = create<MessagesState>()(() => ({ windows: {} }));

export const messageWindow = (chatId: ChatId): MessageWindow | undefined =>
  useMessages.getState().windows[chatId];

/** Sets the window of a chat; the chats set longest ago are forgotten beyond {@link KEPT_WINDOWS}. */
export function openWindow(chatId: ChatId, window: MessageWindow): void {
  useMessages.setState(({ windows: { [chatId]: _, ...others } }) => {
    const kept = Object.entries(others).slice(-(KEPT_WINDOWS - 1));
    return { windows: { ...Object.fromEntries(kept), [chatId]: window } };
  });
}

/** Changes a window that is there; the same object back means that nothing changed. */
export function changeWindow(
  chatId: ChatId,
  change: (window: MessageWindow) => MessageWindow,
): void {
  useMessages.setState((state) => {
    const window = state.windows[chatId];
    if (!window) return state;
    const changed = change(window);
    return changed === window ? state : { windows: { ...state.windows, [chatId]: changed } };
  });
}

export function clearMessages(): void {
  useMessages.setState({ windows: {} });
}
