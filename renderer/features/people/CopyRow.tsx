import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../services/clipboard.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './CopyRow.module.css';

const SHOWN_FOR = 2000;

/** An address of one's own with a button that copies it. */
export function CopyRow({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <div className={styles.row}>
      <span className={styles.text}>
        <code>{value}</code>
        <small>{label}</small>
      </span>
      <Button size="small" onClick={async () => setCopied(await copyText(value))}>
        <Icon icon={copied ? Check : Copy} size={16} />
        <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
      </Button>
    </div>
  );
}
