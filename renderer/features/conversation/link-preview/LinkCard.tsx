import { useCallback } from 'react';
import type { LinkPreviewView } from '#contract/engine/messages.ts';
import { openLink } from '../../../services/links.ts';
import { classNames } from '../../../ui/class-names.ts';
import styles from './LinkCard.module.css';

interface LinkCardProps {
  preview: LinkPreviewView;
  /** Above the composer: less of it, and nothing to press. */
  compact?: boolean;
}

/** What a linked page is about, as the message says: nothing is fetched to show it. */
export function LinkCard({ preview, compact = false }: LinkCardProps) {
  const { url, title, description, picture } = preview;
  const content = (
    <>
      <span className={styles.words}>
        <span className={styles.site}>{URL.parse(url)?.hostname.replace(/^www\./, '')}</span>
        <span className={styles.title} dir="auto">
          {title}
        </span>
        {description !== '' && !compact && (
          <span className={styles.description} dir="auto">
            {description}
          </span>
        )}
      </span>
      {picture && <Picture bytes={picture} />}
    </>
  );
  if (compact) return <div className={classNames(styles.card, styles.compact)}>{content}</div>;
  return (
    <a
      className={styles.card}
      href={url}
      title={url}
      rel="noreferrer noopener"
      onClick={(event) => {
        event.preventDefault();
        void openLink(url);
      }}
    >
      {content}
    </a>
  );
}

function Picture({ bytes }: { bytes: Uint8Array }) {
  const attach = useCallback(
    (image: HTMLImageElement) => {
      const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)]));
      image.src = url;
      return () => URL.revokeObjectURL(url);
    },
    [bytes],
  );
  return <img ref={attach} className={styles.picture} alt="" />;
}
