import { Download, File as FileIcon, Folder } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FolderFile, FolderTree } from '#contract/content/folder.ts';
import { isExecutable } from '#contract/platform/executable.ts';
import { formatBytes } from '../../i18n/format.ts';
import { readFolder, saveFolder, saveFromFolder } from '../../services/files/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { ExecutableDialog } from './ExecutableDialog.tsx';
import { FileName } from './FileName.tsx';
import { levelOf } from './folder-levels.ts';
import { tellSaved } from './save.ts';
import { type ShownFile, refOf } from './use-file.ts';
import styles from './FolderDialog.module.css';

interface FolderDialogProps {
  shown: ShownFile;
  sender: string;
  onClose: () => void;
}

/** Looks into a folder that was sent: level by level, to save one file or the whole tree. */
export function FolderDialog({ shown, sender, onClose }: FolderDialogProps) {
  const { t } = useTranslation(['files', 'common', 'errors']);
  const { message, attachment } = shown;
  const [tree, setTree] = useState<FolderTree | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState<FolderFile | 'all' | null>(null);
  const saved = { ref: refOf(shown), attachment };
  const { blobId } = attachment;
  useEffect(() => {
    let current = true;
    void readFolder(saved).then((read) => {
      if (!current) return;
      if (read.ok) setTree(read.value);
      else setProblem(t(`errors:${read.code}`));
    });
    return () => {
      current = false;
    };
    // The blob never changes; everything else is new with every event.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [blobId]);

  const risky = (file: FolderFile) => !message.own && isExecutable(file.path.at(-1) ?? '');
  const keep = async (what: FolderFile | 'all') => {
    if (!tree) return;
    setBusy(true);
    await tellSaved(what === 'all' ? saveFolder(saved, tree) : saveFromFolder(saved, what));
    setBusy(false);
  };
  const ask = (what: FolderFile | 'all') => {
    const asks = what === 'all' ? (tree?.files.some(risky) ?? false) : risky(what);
    if (asks) setAsking(what);
    else void keep(what);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={attachment.name}
      closeLabel={t('common:close')}
      actions={
        <Button variant="primary" busy={busy} disabled={!tree} onClick={() => ask('all')}>
          {t('folder.save')}
        </Button>
      }
    >
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {!tree && !problem && <Spinner />}
      {tree && <Levels tree={tree} name={attachment.name} onSave={ask} />}
      {asking && (
        <ExecutableDialog
          open
          name={asking === 'all' ? attachment.name : (asking.path.at(-1) ?? '')}
          sender={sender}
          onClose={() => setAsking(null)}
          onSave={() => void keep(asking)}
        />
      )}
    </Dialog>
  );
}

interface LevelsProps {
  tree: FolderTree;
  name: string;
  onSave: (file: FolderFile) => void;
}

function Levels({ tree, name, onSave }: LevelsProps) {
  const { t, i18n } = useTranslation('files');
  const [path, setPath] = useState<readonly string[]>([]);
  const { folders, files } = useMemo(() => levelOf(tree, path), [tree, path]);
  return (
    <>
      {path.length > 0 && (
        <nav className={styles.path} aria-label={t('folder.path')}>
          {[name, ...path].map((part, depth) => (
            // oxlint-disable-next-line react/no-array-index-key -- the depth is what a part is
            <button key={depth} type="button" onClick={() => setPath(path.slice(0, depth))}>
              {part}
            </button>
          ))}
        </nav>
      )}
      <ul className={styles.list}>
        {folders.map((folder) => (
          <li key={folder.name}>
            <button
              type="button"
              className={styles.row}
              onClick={() => setPath([...path, folder.name])}
            >
              <Icon icon={Folder} />
              <span className={styles.name}>
                <FileName name={folder.name} />
              </span>
              <small>{t('files', { count: folder.files })}</small>
            </button>
          </li>
        ))}
        {files.map((file) => {
          const own = file.path.at(-1) ?? '';
          return (
            <li key={own} className={styles.row}>
              <Icon icon={FileIcon} />
              <span className={styles.name}>
                <FileName name={own} />
              </span>
              <small>{formatBytes(file.size, i18n.language)}</small>
              <IconButton
                icon={Download}
                size="small"
                label={t('action.save', { name: own })}
                onClick={() => onSave(file)}
              />
            </li>
          );
        })}
        {folders.length + files.length === 0 && (
          <li className={styles.none}>{t('folder.empty')}</li>
        )}
      </ul>
    </>
  );
}
