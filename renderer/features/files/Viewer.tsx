import { Dialog as Base } from '@base-ui/react/dialog';
import {
  ChevronLeft,
  ChevronRight,
  Download,
  PictureInPicture2,
  RotateCw,
  X,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasFilmWindow, openFilmWindow } from '../../services/files/index.ts';
import { useMessages } from '../../stores/messages.ts';
import { showToast } from '../../stores/toasts.ts';
import { showInViewer, useViewer } from '../../stores/viewer.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ViewerPicture } from './ViewerPicture.tsx';
import { save } from './save.ts';
import { type ShownFile, isHere, refOf, useFile } from './use-file.ts';
import { useViewed } from './use-viewed.ts';
import styles from './Viewer.module.css';

const LARGEST = 6;

/** Photos and videos of a chat, one at a time over the whole window. Mounted once. */
export function Viewer() {
  const shown = useViewer((state) => state.shown);
  const windows = useMessages((state) => state.windows);
  const among = useViewer((state) => state.among);
  const files = useViewed(among ?? (shown ? windows[shown.chatId]?.messages : undefined));
  const at = files.findIndex(({ attachment }) => attachment.blobId === shown?.blobId);
  const current = files[at];
  return (
    <Base.Root open={current !== undefined} onOpenChange={(open) => !open && showInViewer(null)}>
      <Base.Portal>
        <Base.Popup className={styles.viewer} data-viewer>
          {current && (
            <Layer key={current.attachment.blobId} files={files} at={at} current={current} />
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

interface LayerProps {
  files: readonly ShownFile[];
  at: number;
  current: ShownFile;
}

function Layer({ files, at, current }: LayerProps) {
  const { t } = useTranslation(['files', 'common']);
  const [zoom, setZoom] = useState(1);
  const [turns, setTurns] = useState(0);
  const film = useRef<HTMLVideoElement>(null);
  const { attachment } = current;
  const isPhoto = attachment.kind === 'photo';
  const here = isHere(useFile(current));
  const [previous, next] = [files[at - 1], files[at + 1]];
  const go = (to: ShownFile | undefined) => to && showInViewer(refOf(to));
  const toWindow = async () => {
    if (film.current && (await openFilmWindow(film.current))) showInViewer(null);
    else showToast(t('viewer.noWindow'), 'danger');
  };
  const scale = (factor: number) => setZoom((now) => Math.min(LARGEST, Math.max(1, now * factor)));
  const keys = useMemo(
    (): Record<string, () => void> => ({
      ArrowLeft: () => go(previous),
      ArrowRight: () => go(next),
      '+': () => scale(1.5),
      '=': () => scale(1.5),
      '-': () => scale(1 / 1.5),
      '0': () => setZoom(1),
      r: () => setTurns((now) => now + 1),
    }),
    [previous, next],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    // A film's own controls keep their keys.
    if (event.target instanceof HTMLVideoElement || event.ctrlKey || event.metaKey) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the whole layer
    <div className={styles.layer} onKeyDown={onKeyDown}>
      <header className={styles.bar}>
        <Base.Title className={styles.title}>{attachment.name}</Base.Title>
        <span className={styles.count}>
          {files.length > 1 && t('viewer.position', { at: at + 1, total: files.length })}
        </span>
        {isPhoto && (
          <>
            <IconButton icon={ZoomOut} label={t('viewer.zoomOut')} onClick={() => scale(1 / 1.5)} />
            <IconButton icon={ZoomIn} label={t('viewer.zoomIn')} onClick={() => scale(1.5)} />
            <IconButton
              icon={RotateCw}
              label={t('viewer.rotate')}
              onClick={() => setTurns((now) => now + 1)}
            />
          </>
        )}
        {!isPhoto && hasFilmWindow() && (
          <IconButton
            icon={PictureInPicture2}
            label={t('viewer.window')}
            onClick={() => void toWindow()}
          />
        )}
        {here && (
          <IconButton
            icon={Download}
            label={t('action.save', { name: attachment.name })}
            onClick={() => void save(refOf(current), attachment)}
          />
        )}
        <Base.Close render={<IconButton icon={X} label={t('common:close')} tooltip={false} />} />
      </header>
      <ViewerPicture
        shown={current}
        zoom={zoom}
        turns={turns}
        film={film}
        onZoom={scale}
        onClose={() => showInViewer(null)}
      />
      {previous && (
        <IconButton
          className={styles.previous}
          icon={ChevronLeft}
          label={t('viewer.previous')}
          tooltip={false}
          onClick={() => go(previous)}
        />
      )}
      {next && (
        <IconButton
          className={styles.next}
          icon={ChevronRight}
          label={t('viewer.next')}
          tooltip={false}
          onClick={() => go(next)}
        />
      )}
    </div>
  );
}
