import { create } from 'zustand';
import type { MessageView } from '#contract/engine/views.ts';

/** The dialog about messages that is open, if any. */
export type MessageDialog = {
  kind: 'delete' | 'forward' | 'info' | 'react';
  /** At least one, of one chat, in the order of the history. */
  messages: readonly MessageView[];
};

export const useMessageDialog = create<{ dialog: MessageDialog | null }>()(() => ({
  dialog: null,
}));

export function openMessageDialog(
  kind: MessageDialog['kind'],
  messages: readonly MessageView[],
): void {
  if (messages.length > 0) useMessageDialog.setState({ dialog: { kind, messages } });
}

export function closeMessageDialog(): void {
  useMessageDialog.setState({ dialog: null });
}
