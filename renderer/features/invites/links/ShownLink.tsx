import { Check, Copy, Share2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../services/clipboard.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { QrCode } from '../../../ui/QrCode.tsx';
import { ShareDialog } from './ShareDialog.tsx';
import styles from './Links.module.css';

const SHOWN_FOR = 2000;

/** A link to show, copy and share. */
export function ShownLink({ url }: { url: string }) {
  const { t } = useTranslation('invites');
  const [copied, setCopied] = useState(false);
  const [shares, setShares] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <div className={styles.shown}>
      <QrCode text={url} label={t('qr')} />
      <div className={styles.url}>
        <code>{url}</code>
        <div className={styles.buttons}>
          <Button variant="primary" onClick={async () => setCopied(await copyText(url))}>
            <Icon icon={copied ? Check : Copy} size={16} />
            <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
          </Button>
          <Button onClick={() => setShares(true)}>
            <Icon icon={Share2} size={16} />
            {t('share')}
          </Button>
        </div>
      </div>
      {shares && <ShareDialog url={url} onClose={() => setShares(false)} />}
    </div>
  );
}
