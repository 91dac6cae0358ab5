import { create } from 'zustand';
import type { MessageView } from '#contract/engine/views.ts';
import type { ChatId } from '#contract/wire/primitives.ts';

/** What the composer of a chat is about to do with its text besides sending it. */
export interface Composing {
  kind: 'reply' | 'edit';
  message: MessageView;
}

interface ComposingState {
  byChat: Readonly<Partial<Record<ChatId, Composing>>>;
}

export const useComposing = create<ComposingState>()(() => ({ byChat: {} }));

/** Turns the composer to a message: its next text answers it or takes its place. */
export function compose(kind: Composing['kind'], message: MessageView): void {
  useComposing.setState(({ byChat }) => ({
    byChat: { ...byChat, [message.chatId]: { kind, message } },
  }));
}

export function stopComposing(chatId: ChatId): void {
  useComposing.setState(({ byChat: { [chatId]: _, ...others } }) => ({ byChat: others }));
}

export function clearComposing(): void {
  useComposing.setState({ byChat: {} });
}
