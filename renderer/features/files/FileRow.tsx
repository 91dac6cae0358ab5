import { Download, ExternalLink, Eye, X } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isExecutable } from '#contract/platform/executable.ts';
import { dragOut, hasOutside, isDraggable } from '../../services/files/index.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ExecutableDialog } from './ExecutableDialog.tsx';
import { FileName } from './FileName.tsx';
import { TextDialog } from './TextDialog.tsx';
import { TransferButton } from './TransferButton.tsx';
import { TransferLine } from './TransferLine.tsx';
import { isText } from './is-text.ts';
import { cancel, isCancelable } from './cancel.ts';
import { open } from './open.ts';
import { save } from './save.ts';
import { useAutomatic } from './use-automatic.ts';
import { type ShownFile, isHere, refOf, useFile } from './use-file.ts';
import styles from './FileRow.module.css';

/** A file as a tile with its name, and what is going on with it. */
export function FileRow({ shown, sender }: { shown: ShownFile; sender: string }) {
  const { t } = useTranslation('files');
  useAutomatic(shown, true);
  const file = useFile(shown);
  const { message, attachment } = shown;
  const { name } = attachment;
  const [asking, setAsking] = useState(false);
  const [reading, setReading] = useState(false);
  const runs = isExecutable(name);
  const risky = !message.own && runs;
  const saved = { ref: refOf(shown), attachment };
  const keep = () => (risky ? setAsking(true) : void save(saved.ref, attachment));
  // A program is never started from here, not even an own one.
  const opens = hasOutside() && !runs;
  const here = isHere(file);
  const saveLabel = t('action.save', { name });
  const drag = (event: DragEvent) => {
    event.preventDefault();
    void dragOut(saved);
  };
  return (
    <div
      className={styles.row}
      draggable={opens && here && isDraggable(saved)}
      onDragStart={opens ? drag : undefined}
    >
      <TransferButton
        shown={shown}
        file={file}
        ready={
          opens
            ? { icon: ExternalLink, label: t('action.open', { name }), act: () => open(saved) }
            : { icon: Download, label: saveLabel, act: keep }
        }
      />
      <div className={styles.about}>
        <b className={styles.name}>
          <FileName name={name} />
        </b>
        <div className={styles.line}>
          <TransferLine attachment={attachment} file={file} />
        </div>
      </div>
      {isText(attachment) && file?.state !== 'preparing' && (
        <IconButton
          icon={Eye}
          size="small"
          label={t('action.preview', { name })}
          onClick={() => setReading(true)}
        />
      )}
      {opens && here && (
        <IconButton icon={Download} size="small" label={saveLabel} onClick={keep} />
      )}
      {isCancelable(file) && (
        <IconButton
          icon={X}
          size="small"
          label={t('action.cancel', { name })}
          onClick={() => cancel(shown)}
        />
      )}
      {reading && <TextDialog shown={shown} onClose={() => setReading(false)} />}
      {risky && (
        <ExecutableDialog
          open={asking}
          name={name}
          sender={sender}
          onClose={() => setAsking(false)}
          onSave={() => void save(saved.ref, attachment)}
        />
      )}
    </div>
  );
}
