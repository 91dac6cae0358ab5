import { create } from 'zustand';
import type { UpdateState } from '#contract/platform/updates-api.ts';

interface Updates {
  /** Null in a browser, and until the host has told. */
  state: UpdateState | null;
  /** How many messages the restart waits for; null while no restart is wanted. */
  waitsFor: number | null;
}

export const useUpdates = create<Updates>()(() => ({ state: null, waitsFor: null }));

export function setUpdates(change: Partial<Updates>): void {
  useUpdates.setState(change);
}
