import { create } from 'zustand';

/** Whether the panel that tells about the open chat stands beside it. */
export const useDetails = create<{ open: boolean }>()(() => ({ open: false }));

export function showDetails(open: boolean): void {
  useDetails.setState({ open });
}
