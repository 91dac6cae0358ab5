import { ArrowUp, Mic, Pause, Play, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { formatDuration } from '../../i18n/attachment-text.ts';
import {
  cancelRecording,
  pauseRecording,
  recordedSoFar,
  resumeRecording,
} from '../../services/files/index.ts';
import { useRecordingPulse } from './use-recording-pulse.ts';
import { useRecording } from '../../stores/recording.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { classNames } from '../../ui/class-names.ts';
import { sendRecording } from './send-recording.ts';
import styles from './RecordingBar.module.css';

/** Takes the composer's place while a voice message is recorded. */
export function RecordingBar({ chatId }: { chatId: ChatId }) {
  const { t } = useTranslation('files');
  const recording = useRecording((state) => state.recording);
  const [heard, setHeard] = useState<string | null>(null);
  const sendButton = useRef<HTMLButtonElement>(null);
  useEffect(() => cancelRecording, [chatId]);
  useRecordingPulse(chatId, recording?.state === 'running');
  useEffect(() => sendButton.current?.focus(), []);
  useEffect(() => (heard ? () => URL.revokeObjectURL(heard) : undefined), [heard]);
  if (!recording) return null;
  const { state, durationMs, level } = recording;
  const paused = state === 'paused';
  const listen = async () => {
    const blob = await recordedSoFar();
    if (blob) setHeard(URL.createObjectURL(blob));
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc of the whole bar
    <div
      className={styles.bar}
      role="group"
      aria-label={t('record.running')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancelRecording();
      }}
    >
      <IconButton icon={Trash2} label={t('record.cancel')} onClick={cancelRecording} />
      <span className={classNames(styles.light, paused && styles.still)} />
      <span className={styles.time} role="timer">
        {formatDuration(durationMs)}
      </span>
      {paused && heard ? (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- one's own voice, a moment ago
        <audio className={styles.heard} src={heard} controls autoPlay />
      ) : (
        <span className={styles.meter} aria-hidden>
          <i style={{ width: `${Math.round(level * 100)}%` }} />
        </span>
      )}
      {paused && !heard && (
        <IconButton icon={Play} label={t('record.listen')} onClick={() => void listen()} />
      )}
      {paused ? (
        <IconButton
          icon={Mic}
          label={t('record.resume')}
          onClick={() => {
            setHeard(null);
            resumeRecording();
          }}
        />
      ) : (
        <IconButton icon={Pause} label={t('record.pause')} onClick={pauseRecording} />
      )}
      <button
        ref={sendButton}
        type="button"
        className={styles.send}
        aria-label={t('record.send')}
        title={t('record.send')}
        onClick={() => void sendRecording(chatId)}
      >
        <Icon icon={ArrowUp} />
      </button>
    </div>
  );
}
