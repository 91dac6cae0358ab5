import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../i18n/format.ts';
import { clearFiles } from '../../services/files/index.ts';
import { useFiles } from '../../stores/files.ts';
import { Button } from '../../ui/Button.tsx';

/** Clears the files kept on this device; without any it says so. */
export function ClearFilesButton() {
  const { t, i18n } = useTranslation('files');
  const [busy, setBusy] = useState(false);
  const bytes = useFiles(({ byId }) =>
    Object.values(byId).reduce(
      (sum, file) => sum + (file?.state === 'ready' ? file.total : (file?.done ?? 0)),
      0,
    ),
  );
  if (bytes === 0) return <span>{t('storage.empty')}</span>;
  const clear = async () => {
    setBusy(true);
    await clearFiles();
    setBusy(false);
  };
  return (
    <Button busy={busy} onClick={() => void clear()}>
      {t('storage.clear', { size: formatBytes(bytes, i18n.language) })}
    </Button>
  );
}
