import { create } from 'zustand';
import type { FileRef } from '#contract/engine/files.ts';
import type { MessageView } from '#contract/engine/views.ts';

interface ViewerState {
  /** The picture or film that fills the window; null for none. */
  shown: FileRef | null;
  /** The messages to leaf through, oldest first; null for the history that is loaded. */
  among: readonly MessageView[] | null;
}

export const useViewer = create<ViewerState>()(() => ({ shown: null, among: null }));

/** Shows a picture; `among` stays as it was unless it is given. */
export function showInViewer(shown: FileRef | null, among?: readonly MessageView[] | null): void {
  if (shown === null) useViewer.setState({ shown, among: null });
  else useViewer.setState(among === undefined ? { shown } : { shown, among });
}
