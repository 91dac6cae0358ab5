import { type MouseEvent, type ReactElement, type ReactNode, cloneElement, useState } from 'react';
import { useChats } from '../../stores/chats.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { ContextMenu } from '../../ui/ContextMenu.tsx';
import { ChatMenuItems } from './ChatMenuItems.tsx';

interface ChatMenuProps {
  /** The element around all rows. */
  area: ReactElement<Record<string, unknown>>;
  children: ReactNode;
}

/** One context menu for all rows: the one under the pointer decides its items. */
export function ChatMenu({ area, children }: ChatMenuProps) {
  const [target, setTarget] = useState<ChatId | null>(null);

  const find = (event: MouseEvent & { preventBaseUIHandler?: () => void }) => {
    const element = event.target instanceof Element ? event.target : null;
    const id = element?.closest<HTMLElement>('[data-chat]')?.dataset['chat'] as ChatId | undefined;
    if (id === undefined || !useChats.getState().byId[id]) event.preventBaseUIHandler?.();
    else setTarget(id);
  };

  return (
    <ContextMenu area={cloneElement(area, { onContextMenu: find }, children)}>
      {target && <ChatMenuItems chatId={target} />}
    </ContextMenu>
  );
}

/** Opens the menu of a row as a right click at the end of it would. */
export function openChatMenu(row: Element | null): void {
  if (!row) return;
  const { right, top, height } = row.getBoundingClientRect();
  const place = { clientX: right - 16, clientY: top + height / 2, bubbles: true, cancelable: true };
  row.dispatchEvent(new MouseEvent('contextmenu', place));
}
