import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';

/** Where somebody stands in a chat: at its newest message, or at a message some way down the view. */
export type ScrollPosition =
  | { pinned: true }
  | { pinned: false; id: ClientMessageId; order: number; offset: number };

// A plain map: it changes with every scrolled frame and nothing is drawn from it.
const positions = new Map<ChatId, ScrollPosition>();

export const positionOf = (chatId: ChatId): ScrollPosition | undefined => positions.get(chatId);

export function rememberPosition(chatId: ChatId, position: ScrollPosition): void {
  positions.set(chatId, position);
}

export function clearPositions(): void {
  positions.clear();
}
