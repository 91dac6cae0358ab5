import { create } from 'zustand';

/** Whether the requests stand in the place of the chat list. */
export const useRequests = create<{ open: boolean }>()(() => ({ open: false }));

export function openRequests(): void {
  useRequests.setState({ open: true });
}

export function closeRequests(): void {
  useRequests.setState({ open: false });
}
