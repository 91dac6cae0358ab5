import { ArrowDown, ArrowUp, Folder as FolderIcon, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_FOLDERS, deleteFolder, moveFolder } from '../../services/order/index.ts';
import { type Folder, useFolders } from '../../stores/folders.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { FolderDialog } from './FolderDialog.tsx';
import { Row, Section } from './Section.tsx';
import styles from './FoldersPage.module.css';

/** The folders of the chat list: what is in them and in which order they stand. */
export function FoldersPage() {
  const { t } = useTranslation('settings');
  const folders = useFolders((state) => state.list);
  const [edited, setEdited] = useState<Folder | 'new' | null>(null);
  return (
    <>
      <Section note={t('folders.note')}>
        {folders.length === 0 && <Row title={t('folders.none')} />}
        {folders.map((folder, at) => (
          <FolderRow
            key={folder.id}
            folder={folder}
            isFirst={at === 0}
            isLast={at === folders.length - 1}
            onEdit={() => setEdited(folder)}
          />
        ))}
      </Section>
      <div className={styles.add}>
        <Button
          variant="primary"
          disabled={folders.length >= MOST_FOLDERS}
          onClick={() => setEdited('new')}
        >
          {t('folders.add')}
        </Button>
      </div>
      {edited && (
        <FolderDialog folder={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  );
}

interface FolderRowProps {
  folder: Folder;
  isFirst: boolean;
  isLast: boolean;
  onEdit: () => void;
}

function FolderRow({ folder, isFirst, isLast, onEdit }: FolderRowProps) {
  const { t } = useTranslation('settings');
  const { id, name } = folder;
  return (
    <Row
      icon={FolderIcon}
      title={<span className={styles.name}>{name}</span>}
      text={useRulesText(folder)}
      end={
        <>
          <IconButton
            icon={ArrowUp}
            size="small"
            label={t('folders.up', { name })}
            disabled={isFirst}
            onClick={() => moveFolder(id, -1)}
          />
          <IconButton
            icon={ArrowDown}
            size="small"
            label={t('folders.down', { name })}
            disabled={isLast}
            onClick={() => moveFolder(id, 1)}
          />
          <IconButton
            icon={Pencil}
            size="small"
            label={t('folders.edit', { name })}
            onClick={onEdit}
          />
          <IconButton
            icon={Trash2}
            size="small"
            label={t('folders.delete', { name })}
            onClick={() => deleteFolder(id)}
          />
        </>
      }
    />
  );
}

/** What a folder holds, in a few words. */
function useRulesText({ rules }: Folder): string {
  const { t } = useTranslation('settings');
  const names = (['unread', 'people', 'groups'] as const).filter((rule) => rules[rule]);
  const texts = names.map((rule) => t(`folders.rules.${rule}`));
  const { length: count } = rules.chats;
  if (count > 0) texts.push(t('folders.chosen', { count }));
  return texts.join(' · ') || t('folders.empty');
}
