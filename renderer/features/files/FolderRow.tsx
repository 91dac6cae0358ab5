import { FolderOpen, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { FileName } from './FileName.tsx';
import { FolderDialog } from './FolderDialog.tsx';
import { TransferLine } from './TransferLine.tsx';
import { cancel, isCancelable } from './cancel.ts';
import { type ShownFile, useFile } from './use-file.ts';
import styles from './FileRow.module.css';
import tile from './TransferButton.module.css';

/** A folder as a tile; it opens without being fetched as a whole. */
export function FolderRow({ shown, sender }: { shown: ShownFile; sender: string }) {
  const { t } = useTranslation('files');
  const file = useFile(shown);
  const { attachment } = shown;
  const [open, setOpen] = useState(false);
  const label = t('action.open', { name: attachment.name });
  return (
    <div className={styles.row}>
      <button
        type="button"
        className={tile.tile}
        aria-label={label}
        title={label}
        onClick={() => setOpen(true)}
      >
        <Icon icon={FolderOpen} />
      </button>
      <div className={styles.about}>
        <b className={styles.name}>
          <FileName name={attachment.name} />
        </b>
        <div className={styles.line}>
          <TransferLine attachment={attachment} file={file} />
          {attachment.entries !== null &&
            (file === undefined || file.state === 'ready') &&
            `, ${t('files', { count: attachment.entries })}`}
        </div>
      </div>
      {isCancelable(file) && (
        <IconButton
          icon={X}
          size="small"
          label={t('action.cancel', { name: attachment.name })}
          onClick={() => cancel(shown)}
        />
      )}
      {open && <FolderDialog shown={shown} sender={sender} onClose={() => setOpen(false)} />}
    </div>
  );
}
