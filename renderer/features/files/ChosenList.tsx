import { ChevronLeft, ChevronRight, File as FileIcon, Folder, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../i18n/format.ts';
import { moveChosen, removeChosen } from '../../services/files/index.ts';
import type { ChosenFile } from '../../stores/send-preview.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { FileName } from './FileName.tsx';
import styles from './ChosenList.module.css';

/** The chosen files in the order in which they will stand. */
export function ChosenList({ files }: { files: readonly ChosenFile[] }) {
  const { t, i18n } = useTranslation('files');
  return (
    <ul className={styles.list}>
      {files.map((chosen, at) => (
        <li key={chosen.key} className={chosen.url ? styles.picture : styles.row}>
          {chosen.url ? (
            <img src={chosen.url} alt={chosen.file.name} />
          ) : (
            <>
              <span className={styles.tile}>
                <Icon icon={chosen.entries === null ? FileIcon : Folder} />
              </span>
              <span className={styles.about}>
                <b>
                  <FileName name={chosen.file.name} />
                </b>
                <small>
                  {chosen.entries !== null && `${t('files', { count: chosen.entries })}, `}
                  {formatBytes(chosen.file.size, i18n.language)}
                </small>
              </span>
            </>
          )}
          <Actions chosen={chosen} at={at} count={files.length} />
        </li>
      ))}
    </ul>
  );
}

function Actions({ chosen, at, count }: { chosen: ChosenFile; at: number; count: number }) {
  const { t } = useTranslation('files');
  const { name } = chosen.file;
  return (
    <span className={styles.actions}>
      {at > 0 && (
        <IconButton
          icon={ChevronLeft}
          size="small"
          label={t('preview.earlier', { name })}
          onClick={() => moveChosen(chosen.key, -1)}
        />
      )}
      {at < count - 1 && (
        <IconButton
          icon={ChevronRight}
          size="small"
          label={t('preview.later', { name })}
          onClick={() => moveChosen(chosen.key, 1)}
        />
      )}
      <IconButton
        icon={Trash2}
        size="small"
        label={t('preview.remove', { name })}
        onClick={() => removeChosen(chosen.key)}
      />
    </span>
  );
}
