import { create } from 'zustand';
import type { AttachmentView, MessageView } from '#contract/engine/views.ts';

export const SPEEDS = [1, 1.25, 1.5, 2] as const;

/** A sound and the message that carries it. */
export interface Track {
  message: Pick<MessageView, 'id' | 'chatId' | 'senderId' | 'own' | 'order'>;
  attachment: AttachmentView;
}

interface PlayerState {
  /** What plays or was paused last; null for nothing. */
  track: Track | null;
  playing: boolean;
  /** Seconds. */
  position: number;
  speed: number;
}

/** The one sound that plays in this window. */
export const usePlayer = create<PlayerState>()(() => ({
  track: null,
  playing: false,
  position: 0,
  speed: 1,
}));

export const setPlayer = (change: Partial<PlayerState>): void => usePlayer.setState(change);
