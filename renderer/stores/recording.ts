import { create } from 'zustand';

export interface Recording {
  state: 'starting' | 'running' | 'paused';
  durationMs: number;
  /** Loudness right now, 0 to 1. */
  level: number;
}

/** The voice message that is being recorded; null for none. */
export const useRecording = create<{ recording: Recording | null }>()(() => ({ recording: null }));

export function setRecording(recording: Recording | null): void {
  useRecording.setState({ recording });
}
