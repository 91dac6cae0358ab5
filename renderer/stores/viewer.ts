import { create } from 'zustand';
import type { FileRef } from '#contract/engine/files.ts';

/** The picture or film that fills the window; null for none. */
export const useViewer = create<{ shown: FileRef | null }>()(() => ({ shown: null }));

export function showInViewer(shown: FileRef | null): void {
  useViewer.setState({ shown });
}
