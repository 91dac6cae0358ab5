import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AttachmentView, FileView } from '#contract/engine/views.ts';
import { formatBytes } from '../../i18n/format.ts';
import styles from './TransferLine.module.css';

const MOVING: ReadonlySet<string> = new Set(['preparing', 'uploading', 'downloading', 'paused']);

interface TransferLineProps {
  attachment: AttachmentView;
  file: FileView | undefined;
}

/** Size of a file, and while it is on its way how far it has come and how fast. */
export function TransferLine({ attachment, file }: TransferLineProps) {
  const { t, i18n } = useTranslation(['files', 'errors']);
  const bytes = (value: number) => formatBytes(value, i18n.language);
  if (file?.state === 'failed' && file.failure) {
    return <span className={styles.failed}>{t(`errors:${file.failure}`)}</span>;
  }
  if (!file || !MOVING.has(file.state)) return <span>{bytes(attachment.size)}</span>;
  const share = file.total === 0 ? 0 : Math.min(1, file.done / file.total);
  const done = t('ofTotal', {
    done: bytes(Math.min(attachment.size, file.done)),
    total: bytes(attachment.size),
  });
  const speed = file.speed
    ? `${t('perSecond', { bytes: bytes(file.speed) })} · ${timeLeft(t, file, file.speed)}`
    : t('state.waiting');
  const note =
    file.state === 'preparing' || file.state === 'paused' ? t(`state.${file.state}`) : speed;
  return (
    <>
      <span
        className={styles.track}
        role="progressbar"
        aria-label={attachment.name}
        aria-valuenow={Math.round(share * 100)}
      >
        <i style={{ width: `${share * 100}%` }} />
      </span>
      <span className={styles.line}>
        {done} · {note}
      </span>
    </>
  );
}

/** How long it takes at this speed, roughly: nobody counts seconds of an hour. */
function timeLeft(t: TFunction<'files'>, { done, total }: FileView, speed: number): string {
  const seconds = Math.max(1, Math.round((total - done) / speed));
  if (seconds < 60) return t('left.seconds', { count: seconds });
  const minutes = Math.round(seconds / 60);
  return minutes < 60
    ? t('left.minutes', { count: minutes })
    : t('left.hours', { count: Math.round(minutes / 60) });
}
