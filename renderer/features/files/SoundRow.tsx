import { Pause, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../i18n/attachment-text.ts';
import { formatNumber } from '../../i18n/format.ts';
import { nextSpeed, seekTo, togglePlay } from '../../services/files/index.ts';
import { usePlayer } from '../../stores/player.ts';
import { FileName } from './FileName.tsx';
import { TransferButton } from './TransferButton.tsx';
import { TransferLine } from './TransferLine.tsx';
import { Waveform } from './Waveform.tsx';
import { type ShownFile, useFile } from './use-file.ts';
import { useFileUrl } from './use-file-url.ts';
import styles from './SoundRow.module.css';

/** A voice message with its waveform, or a piece of audio with its name. */
export function SoundRow({ shown }: { shown: ShownFile }) {
  const { t, i18n } = useTranslation('files');
  const { attachment } = shown;
  const { blobId, kind, durationMs } = attachment;
  const file = useFile(shown);
  const url = useFileUrl(shown, kind === 'voice');
  const isOpen = usePlayer((state) => state.blobId === blobId);
  const playing = usePlayer((state) => state.playing && state.blobId === blobId);
  const position = usePlayer((state) => (state.blobId === blobId ? state.position : 0));
  const speed = usePlayer((state) => state.speed);
  const length = (durationMs ?? 0) / 1000;
  const name = kind === 'voice' ? t('voice') : attachment.name;
  const ready = url && {
    icon: playing ? Pause : Play,
    label: t(playing ? 'action.stop' : 'action.play', { name }),
    act: () => void togglePlay(blobId, url),
  };
  const share = length > 0 ? Math.min(1, position / length) : 0;
  return (
    <div className={styles.row}>
      <TransferButton shown={shown} file={file} ready={ready || null} round />
      <div className={styles.about}>
        {kind === 'audio' && (
          <b className={styles.name}>
            <FileName name={attachment.name} />
          </b>
        )}
        <Waveform peaks={attachment.waveform} share={share}>
          {isOpen && (
            <input
              type="range"
              className={styles.seek}
              min={0}
              max={length}
              step={0.1}
              value={Math.min(position, length)}
              aria-label={t('action.seek')}
              onChange={(event) => seekTo(Number(event.target.value))}
            />
          )}
        </Waveform>
        <div className={styles.line}>
          {file && file.state !== 'ready' ? (
            <span>
              <TransferLine attachment={attachment} file={file} />
            </span>
          ) : (
            <span className={styles.time}>
              {isOpen && `${formatDuration(position * 1000)} / `}
              {formatDuration(durationMs ?? 0)}
            </span>
          )}
          {isOpen && (
            <button
              type="button"
              className={styles.speed}
              aria-label={`${t('action.speed')}: ${formatNumber(speed, i18n.language)}`}
              onClick={nextSpeed}
            >
              {formatNumber(speed, i18n.language)}×
            </button>
          )}
        </div>
      </div>
    </div>
  );
}
