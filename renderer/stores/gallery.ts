import { create } from 'zustand';
import type { ChatId } from '#contract/wire/primitives.ts';

/** The chat whose media, files, links and voice messages are shown; null for none. */
export const useGallery = create<{ chatId: ChatId | null }>()(() => ({ chatId: null }));

export function showGallery(chatId: ChatId | null): void {
  useGallery.setState({ chatId });
}
