import { File as FileIcon, Image } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { Icon } from '../../ui/Icon.tsx';
import { classNames } from '../../ui/class-names.ts';
import { bringsFiles, takeDrop } from './dropped-files.ts';
import styles from './DropZone.module.css';

type Target = 'photos' | 'files';

/** Takes files that are dropped on a conversation, as photos or as they are. */
export function DropZone({ chatId, children }: { chatId: ChatId; children: ReactNode }) {
  const { t } = useTranslation('files');
  const [over, setOver] = useState<Target | null>(null);
  // Each element inside enters and leaves by itself.
  const depth = useRef(0);
  const leave = () => {
    depth.current = 0;
    setOver(null);
  };
  const onDrop = (event: DragEvent, target: Target) => {
    if (!bringsFiles(event.dataTransfer)) return;
    event.preventDefault();
    event.stopPropagation();
    leave();
    takeDrop(chatId, event.dataTransfer, target === 'photos');
  };
  const area = (target: Target, icon: typeof Image) => (
    <div
      className={classNames(styles.area, over === target && styles.over)}
      onDragEnter={() => setOver(target)}
      onDrop={(event) => onDrop(event, target)}
    >
      <Icon icon={icon} size={24} />
      <span>
        <b>{t(`drop.${target}`)}</b>
        <span>{t(`drop.${target}Note`)}</span>
      </span>
    </div>
  );
  return (
    <div
      className={styles.zone}
      onDragEnter={(event) => {
        if (!bringsFiles(event.dataTransfer)) return;
        depth.current++;
        setOver((now) => now ?? 'photos');
      }}
      onDragLeave={() => {
        if (depth.current > 0 && --depth.current === 0) leave();
      }}
      onDragOver={(event) => {
        if (bringsFiles(event.dataTransfer)) event.preventDefault();
      }}
      onDrop={(event) => onDrop(event, over ?? 'photos')}
    >
      {children}
      {over && (
        <div className={styles.overlay}>
          {area('photos', Image)}
          {area('files', FileIcon)}
        </div>
      )}
    </div>
  );
}
