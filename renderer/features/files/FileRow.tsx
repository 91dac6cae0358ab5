import { Download, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isExecutable } from '#contract/platform/executable.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ExecutableDialog } from './ExecutableDialog.tsx';
import { FileName } from './FileName.tsx';
import { TransferButton } from './TransferButton.tsx';
import { TransferLine } from './TransferLine.tsx';
import { cancel, isCancelable } from './cancel.ts';
import { save } from './save.ts';
import { type ShownFile, refOf, useFile } from './use-file.ts';
import styles from './FileRow.module.css';

/** A file as a tile with its name, and what is going on with it. */
export function FileRow({ shown, sender }: { shown: ShownFile; sender: string }) {
  const { t } = useTranslation('files');
  const file = useFile(shown);
  const { message, attachment } = shown;
  const [asking, setAsking] = useState(false);
  const risky = !message.own && isExecutable(attachment.name);
  const keep = () => (risky ? setAsking(true) : void save(refOf(shown), attachment));
  return (
    <div className={styles.row}>
      <TransferButton
        shown={shown}
        file={file}
        ready={{ icon: Download, label: t('action.save', { name: attachment.name }), act: keep }}
      />
      <div className={styles.about}>
        <b className={styles.name}>
          <FileName name={attachment.name} />
        </b>
        <div className={styles.line}>
          <TransferLine attachment={attachment} file={file} />
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
      {risky && (
        <ExecutableDialog
          open={asking}
          name={attachment.name}
          sender={sender}
          onClose={() => setAsking(false)}
          onSave={() => void save(refOf(shown), attachment)}
        />
      )}
    </div>
  );
}
