import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pausePlayer } from '../../services/files/index.ts';
import { Spinner } from '../../ui/Spinner.tsx';
import { classNames } from '../../ui/class-names.ts';
import { placeholderUrl } from './placeholder.ts';
import type { ShownFile } from './use-file.ts';
import { useStreamUrl } from './use-file-url.ts';
import styles from './Viewer.module.css';

interface FilmProps {
  shown: ShownFile;
  element: RefObject<HTMLVideoElement | null>;
}

/** A film that plays while it is on its way, from wherever somebody likes. */
export function Film({ shown, element }: FilmProps) {
  const { t } = useTranslation('files');
  const { attachment } = shown;
  const url = useStreamUrl(shown);
  const [failed, setFailed] = useState(false);
  const blurred = placeholderUrl(attachment.thumbhash);
  if (failed) {
    return (
      <p className={styles.unplayable} role="alert">
        {t('viewer.cannotPlay')}
      </p>
    );
  }
  if (!url) return <Spinner />;
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody has written captions for it
    <video
      ref={element}
      className={classNames(styles.picture, styles.film)}
      src={url}
      {...(blurred ? { poster: blurred } : {})}
      {...(attachment.width && attachment.height
        ? { width: attachment.width, height: attachment.height }
        : {})}
      controls
      autoPlay
      playsInline
      // The own button also closes the viewer, so that one can go on writing.
      disablePictureInPicture
      aria-label={t('video')}
      onPlay={pausePlayer}
      onError={() => setFailed(true)}
    />
  );
}
