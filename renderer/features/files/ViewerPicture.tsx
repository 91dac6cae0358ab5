import { type RefObject, useRef } from 'react';
import { Spinner } from '../../ui/Spinner.tsx';
import { Film } from './Film.tsx';
import { TransferButton } from './TransferButton.tsx';
import { TransferLine } from './TransferLine.tsx';
import { placeholderUrl } from './placeholder.ts';
import { type ShownFile, useFile } from './use-file.ts';
import { useFileUrl } from './use-file-url.ts';
import styles from './Viewer.module.css';

interface ViewerPictureProps {
  shown: ShownFile;
  zoom: number;
  turns: number;
  onZoom: (factor: number) => void;
  onClose: () => void;
  film: RefObject<HTMLVideoElement | null>;
}

/** The picture or film itself; until it is here its blurred stand-in and how far it has come. */
export function ViewerPicture({ shown, zoom, turns, onZoom, onClose, film }: ViewerPictureProps) {
  const { attachment } = shown;
  const file = useFile(shown);
  const isFilm = attachment.kind === 'video';
  const url = useFileUrl(shown, 'always', !isFilm);
  const stage = useRef<HTMLDivElement>(null);
  const blurred = placeholderUrl(attachment.thumbhash);
  const transform = `rotate(${turns * 90}deg) scale(${zoom})`;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the close button is the way by keyboard
    <div
      ref={stage}
      className={styles.stage}
      onDoubleClick={() => onZoom(zoom > 1 ? 1 / zoom : 2)}
      onWheel={(event) => onZoom(event.deltaY < 0 ? 1.2 : 1 / 1.2)}
      onClick={(event) => event.target === stage.current && onClose()}
    >
      {isFilm && <Film shown={shown} element={film} />}
      {!isFilm && !url && (
        <div className={styles.waiting}>
          {blurred && <img className={styles.blurred} src={blurred} alt="" />}
          <div className={styles.progress}>
            {file?.state === 'ready' ? (
              <Spinner />
            ) : (
              <>
                <TransferButton shown={shown} file={file} ready={null} round />
                <div className={styles.facts}>
                  <TransferLine attachment={attachment} file={file} />
                </div>
              </>
            )}
          </div>
        </div>
      )}
      {!isFilm && url && (
        <div className={styles.pan} data-zoomed={zoom > 1 || undefined}>
          <img className={styles.picture} src={url} alt={attachment.name} style={{ transform }} />
        </div>
      )}
    </div>
  );
}
