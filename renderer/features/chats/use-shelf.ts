import { useMemo } from 'react';
import type { ChatId } from '#contract/wire/primitives.ts';
import { chatsOn } from '../../services/order/index.ts';
import { useChats } from '../../stores/chats.ts';
import { useFolders } from '../../stores/folders.ts';
import { type Shelf, useNavigation } from '../../stores/navigation.ts';
import { useLayoutMode } from '../../ui/useLayoutMode.ts';

/** The part of the list that is shown: the narrow column has no room to tell the folders apart. */
export function useShelf(): Shelf {
  const shelf = useNavigation((state) => state.shelf);
  const isRail = useLayoutMode() === 'rail';
  return isRail && shelf !== 'archive' ? 'all' : shelf;
}

/** Ids of the chats on a shelf, the same array as long as they are the same. */
export function useShelfChats(shelf: Shelf): readonly ChatId[] {
  const order = useChats((state) => state.order);
  const folders = useFolders((state) => state.list);
  const kept = useNavigation((state) => state.selectedChatId);
  const ids = useChats(({ byId }) =>
    chatsOn(shelf, order, byId, folders, kept)
      .map(({ chatId }) => chatId)
      .join(),
  );
  return useMemo(() => (ids === '' ? [] : (ids.split(',') as ChatId[])), [ids]);
}
