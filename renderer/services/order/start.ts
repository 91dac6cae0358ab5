import { useChats } from '../../stores/chats.ts';
import { useFolders } from '../../stores/folders.ts';
import { selectChat, useNavigation } from '../../stores/navigation.ts';
import { engine } from '../engine.ts';
import { startFolders } from './folders.ts';
import { chatsOn, unreadAfter } from './shelves.ts';

/** Opens the next chat of the list with something to read, or the previous one. */
export function goToUnread(step: 1 | -1): void {
  const { byId, order } = useChats.getState();
  const { shelf, selectedChatId } = useNavigation.getState();
  const shown = chatsOn(shelf, order, byId, useFolders.getState().list, selectedChatId);
  const next = unreadAfter(shown, selectedChatId, step, Date.now());
  if (next !== null) selectChat(next);
}

/** Keeps the order of the chats up to date; the answer ends it. */
export async function startOrder(): Promise<() => void> {
  const end = useNavigation.subscribe(({ selectedChatId: chatId }, before) => {
    if (chatId === null || chatId === before.selectedChatId) return;
    // Whoever opens a chat has seen it.
    if (!useChats.getState().byId[chatId]?.unreadMark) return;
    void engine().setAccountData('chat', chatId, { unreadMark: null });
  });
  const endFolders = await startFolders();
  return () => {
    end();
    endFolders();
  };
}
