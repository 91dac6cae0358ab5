import { ArrowDown, Pause, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../i18n/attachment-text.ts';
import { fetchFile, seekTo } from '../../services/files/index.ts';
import { useAccount } from '../../stores/account.ts';
import { usePlayer } from '../../stores/player.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { FileName } from './FileName.tsx';
import { SpeedButton } from './SpeedButton.tsx';
import { TransferButton } from './TransferButton.tsx';
import { TransferLine } from './TransferLine.tsx';
import { Waveform } from './Waveform.tsx';
import { play } from './play.ts';
import { useAutomatic } from './use-automatic.ts';
import { type ShownFile, refOf, useFile } from './use-file.ts';
import styles from './SoundRow.module.css';

/** A voice message with its waveform, or a piece of audio with its name. */
export function SoundRow({ shown }: { shown: ShownFile }) {
  const { t } = useTranslation('files');
  const { message, attachment } = shown;
  const { blobId, kind, durationMs } = attachment;
  const isVoice = kind === 'voice';
  const file = useFile(shown);
  useAutomatic(shown, true);
  const isOpen = usePlayer((state) => state.track?.attachment.blobId === blobId);
  const playing = usePlayer((state) => state.playing && state.track?.attachment.blobId === blobId);
  const position = usePlayer((state) =>
    state.track?.attachment.blobId === blobId ? state.position : 0,
  );
  const length = (durationMs ?? 0) / 1000;
  const name = isVoice ? t('voice') : attachment.name;
  const act = {
    icon: playing ? Pause : Play,
    label: t(playing ? 'action.stop' : 'action.play', { name }),
    act: () => play({ message, attachment }),
  };
  const share = length > 0 ? Math.min(1, position / length) : 0;
  const moving = file && file.state !== 'ready';
  return (
    <div className={styles.row}>
      {/* Music plays while it is on its way, or without being kept. */}
      <TransferButton shown={shown} file={isVoice || moving ? file : READY} ready={act} round />
      <div className={styles.about}>
        {!isVoice && (
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
          {moving ? (
            <span>
              <TransferLine attachment={attachment} file={file} />
            </span>
          ) : (
            <span className={styles.time}>
              {isOpen && `${formatDuration(position * 1000)} / `}
              {formatDuration(durationMs ?? 0)}
              {isVoice && <HeardMark shown={shown} />}
            </span>
          )}
          {isOpen && <SpeedButton className={styles.speed} />}
        </div>
      </div>
      {!isVoice && file === undefined && (
        <IconButton
          icon={ArrowDown}
          size="small"
          label={t('action.download', { name })}
          onClick={() => void fetchFile(refOf(shown))}
        />
      )}
    </div>
  );
}

const READY = { state: 'ready' } as const;

/** A dot until somebody of the others, or this account on any device, has listened. */
function HeardMark({ shown: { message } }: { shown: ShownFile }) {
  const { t } = useTranslation('files');
  const self = useAccount((state) => state.account?.userId);
  const heard = message.own
    ? message.heardBy.length > 0
    : self !== undefined && message.heardBy.includes(self);
  const label = t(heard ? 'heard.yes' : 'heard.no');
  return (
    <span
      role="img"
      className={styles.heard}
      data-heard={heard || undefined}
      aria-label={label}
      title={label}
    />
  );
}
