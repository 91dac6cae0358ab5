import { useEffect } from 'react';
import type { ChatId } from '#contract/wire/primitives.ts';
import { pulseTyping, stopTyping } from '../../services/chats/index.ts';

const PULSE_MS = 2000;

/** Tells the chat that a voice message is being recorded, for as long as it is. */
export function useRecordingPulse(chatId: ChatId, running: boolean): void {
  useEffect(() => {
    if (!running) return undefined;
    const pulse = () => pulseTyping(chatId, 'voice');
    pulse();
    const timer = setInterval(pulse, PULSE_MS);
    return () => {
      clearInterval(timer);
      stopTyping(chatId);
    };
  }, [chatId, running]);
}
