import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '#contract/engine/views.ts';
import { formatDuration } from '../../i18n/attachment-text.ts';
import { fetchFile } from '../../services/files/index.ts';
import { showInViewer } from '../../stores/viewer.ts';
import { Icon } from '../../ui/Icon.tsx';
import { TransferButton } from './TransferButton.tsx';
import { frameOf } from './album-frame.ts';
import { placeholderUrl } from './placeholder.ts';
import { type ShownFile, isHere, refOf, useFile } from './use-file.ts';
import { useAutomatic } from './use-automatic.ts';
import { useFileUrl, useStreamUrl } from './use-file-url.ts';
import styles from './Album.module.css';

/** Photos and videos of a message: one in its own shape, several in a grid. */
export function Album({ files }: { files: readonly ShownFile[] }) {
  const single = files.length === 1 ? files[0] : undefined;
  if (single) {
    const { width, height } = frameOf(single.attachment);
    return (
      <div className={styles.single} style={{ width, aspectRatio: `${width} / ${height}` }}>
        <Tile shown={single} />
      </div>
    );
  }
  return (
    <div className={styles.grid} data-count={Math.min(files.length, 4)}>
      {files.map((shown) => (
        <Tile key={shown.attachment.blobId} shown={shown} />
      ))}
    </div>
  );
}

interface TileProps {
  shown: ShownFile;
  /** The messages to leaf through in the viewer; by default the history. */
  among?: readonly MessageView[];
  onOpen?: () => void;
}

/** A photo or film that opens in the viewer. */
export function Tile({ shown, among, onOpen }: TileProps) {
  const { t } = useTranslation('files');
  const { attachment } = shown;
  const file = useFile(shown);
  const isVideo = attachment.kind === 'video';
  const picture = useFileUrl(shown, 'by-rules', !isVideo);
  useAutomatic(shown, isVideo);
  const film = useStreamUrl(shown, isVideo && file?.state === 'ready');
  const blurred = placeholderUrl(attachment.thumbhash);
  const open = () => {
    if (!isHere(file)) void fetchFile(refOf(shown));
    onOpen?.();
    showInViewer(refOf(shown), among ?? null);
  };
  const moving = file !== undefined && file.state !== 'ready';
  return (
    <div className={styles.tile}>
      <button
        type="button"
        className={styles.open}
        aria-label={t('action.open', { name: attachment.name })}
        onClick={open}
      >
        {blurred && <img className={styles.picture} src={blurred} alt="" />}
        {picture && <img className={styles.picture} src={picture} alt="" draggable={false} />}
        {film && <video className={styles.picture} src={film} preload="metadata" muted />}
        {isVideo && !moving && (
          <span className={styles.play}>
            <Icon icon={Play} size={24} />
          </span>
        )}
        {isVideo && attachment.durationMs !== null && (
          <span className={styles.length}>{formatDuration(attachment.durationMs)}</span>
        )}
      </button>
      {(moving || (!isVideo && file === undefined)) && (
        <span className={styles.transfer}>
          <TransferButton shown={shown} file={file} ready={null} round />
        </span>
      )}
    </div>
  );
}
