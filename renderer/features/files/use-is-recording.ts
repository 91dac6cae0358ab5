import { useRecording } from '../../stores/recording.ts';

/** Whether a voice message is being recorded: its bar takes the composer's place. */
export const useIsRecording = (): boolean => useRecording((state) => state.recording !== null);
