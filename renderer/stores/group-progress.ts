import { create } from 'zustand';
import type { GroupProgressView } from '#contract/engine/groups.ts';

interface GroupProgressState {
  /** Of the members that are being added; null when none are. */
  progress: GroupProgressView | null;
}

export const useGroupProgress = create<GroupProgressState>()(() => ({ progress: null }));

export function setGroupProgress(progress: GroupProgressView | null): void {
  useGroupProgress.setState({ progress });
}
