import { create } from 'zustand';
import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';

interface SelectionState {
  /** The chat in which messages are being selected; null when none are. */
  chatId: ChatId | null;
  ids: ReadonlySet<ClientMessageId>;
}

const none: SelectionState = { chatId: null, ids: new Set() };

export const useSelection = create<SelectionState>()(() => none);

/** Adds a message to the selection or takes it out; the last one out ends it. */
export function toggleSelected(chatId: ChatId, id: ClientMessageId): void {
  useSelection.setState((state) => {
    const ids = new Set(state.chatId === chatId ? state.ids : []);
    if (!ids.delete(id)) ids.add(id);
    return ids.size === 0 ? none : { chatId, ids };
  });
}

export function clearSelection(): void {
  useSelection.setState(none);
}
