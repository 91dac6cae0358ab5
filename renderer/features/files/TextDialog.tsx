import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readText } from '../../services/files/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { save } from './save.ts';
import { type ShownFile, refOf } from './use-file.ts';
import styles from './TextDialog.module.css';

/** Text or code as it stands, without fetching or saving the file. */
export function TextDialog({ shown, onClose }: { shown: ShownFile; onClose: () => void }) {
  const { t } = useTranslation(['files', 'common', 'errors']);
  const { attachment } = shown;
  const [read, setRead] = useState<Awaited<ReturnType<typeof readText>> | null>(null);
  const { blobId } = attachment;
  useEffect(() => {
    let current = true;
    void readText({ ref: refOf(shown), attachment }).then((answer) => {
      if (current) setRead(answer);
    });
    return () => {
      current = false;
    };
    // The blob never changes; everything else is new with every event.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [blobId]);
  return (
    <Dialog
      open
      width="wide"
      onClose={onClose}
      title={attachment.name}
      closeLabel={t('common:close')}
      actions={
        <Button onClick={() => void save(refOf(shown), attachment)}>{t('menu.save')}</Button>
      }
    >
      {!read && <Spinner />}
      {read?.ok && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by keyboard
        <pre className={styles.text} tabIndex={0} dir="auto">
          {read.value.text}
        </pre>
      )}
      {read?.ok && !read.value.whole && <p className={styles.note}>{t('text.cut')}</p>}
      {read && !read.ok && (
        <p className={styles.note} role="alert">
          {t(`errors:${read.code}`)}
        </p>
      )}
    </Dialog>
  );
}
