import { Mic } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { cancelRecording, startRecording } from '../../services/files/index.ts';
import { showToast } from '../../stores/toasts.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { sendRecording } from './send-recording.ts';

/** Held longer than this, letting go sends; a shorter press leaves the recording running, ms. */
const HOLD = 400;

/** Begins a voice message: by a press, or for as long as it is held. */
export function VoiceButton({ chatId }: { chatId: ChatId }) {
  const { t } = useTranslation('files');
  const pressedAt = useRef<number | null>(null);
  const start = async () => {
    const problem = await startRecording();
    if (problem) showToast(t(`record.${problem}`), 'danger');
  };
  return (
    <IconButton
      icon={Mic}
      label={t('record.start')}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        pressedAt.current = performance.now();
        const release = (end: PointerEvent) => {
          removeEventListener('pointerup', release);
          removeEventListener('pointercancel', release);
          const held = performance.now() - (pressedAt.current ?? 0);
          if (held < HOLD) return;
          if (end.type === 'pointercancel') cancelRecording();
          else void sendRecording(chatId);
        };
        addEventListener('pointerup', release);
        addEventListener('pointercancel', release);
        void start();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        void start();
      }}
    />
  );
}
