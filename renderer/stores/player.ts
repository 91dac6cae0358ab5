import { create } from 'zustand';
import type { BlobId } from '#contract/wire/files.ts';

export const SPEEDS = [1, 1.5, 2] as const;

interface PlayerState {
  /** What plays or was paused last; null for nothing. */
  blobId: BlobId | null;
  playing: boolean;
  /** Seconds. */
  position: number;
  speed: number;
}

/** The one sound that plays in this window. */
export const usePlayer = create<PlayerState>()(() => ({
  blobId: null,
  playing: false,
  position: 0,
  speed: 1,
}));

export const setPlayer = (change: Partial<PlayerState>): void => usePlayer.setState(change);
