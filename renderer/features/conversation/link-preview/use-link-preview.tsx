import { X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { linksIn } from '#contract/content/link-preview.ts';
import type { LinkPreviewView } from '#contract/engine/messages.ts';
import { loadLinkPreview } from '../../../services/link-previews.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { LinkCard } from './LinkCard.tsx';
import styles from './LinkCard.module.css';

/** After this long without a key a link counts as written, ms. */
const REST = 500;

interface LinkPreview {
  /** Above the field: what will be sent with the message, and the way to leave it out. */
  strip: ReactNode;
  /** What goes with the message now. */
  preview: LinkPreviewView | null;
}

/** Looks up the first link of a text while it is written; off where nothing is to be sent. */
export function useLinkPreview(text: string, isOff: boolean): LinkPreview {
  const { t } = useTranslation('messages');
  const url = isOff ? undefined : linksIn(text)[0];
  const [found, setFound] = useState<LinkPreviewView | null>(null);
  const [dismissed, setDismissed] = useState<string | null>(null);
  useEffect(() => {
    if (url === undefined) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void loadLinkPreview(url).then((preview) => isCurrent && setFound(preview));
    }, REST);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [url]);
  const preview = found !== null && found.url === url && url !== dismissed ? found : null;
  return {
    preview,
    strip: preview && (
      <div className={styles.strip} role="group" aria-label={t('linkPreview.strip')}>
        <LinkCard preview={preview} compact />
        <IconButton
          icon={X}
          size="small"
          label={t('linkPreview.remove')}
          onClick={() => setDismissed(preview.url)}
        />
      </div>
    ),
  };
}
