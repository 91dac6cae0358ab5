import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

interface ExecutableDialogProps {
  open: boolean;
  name: string;
  /** Null when it is several people. */
  sender: string | null;
  onClose: () => void;
  onSave: () => void;
}

/** Asks before a file that could run something is saved. */
export function ExecutableDialog({ open, name, sender, onClose, onSave }: ExecutableDialogProps) {
  const { t } = useTranslation(['files', 'common']);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('executable.title')}
      description={
        sender === null
          ? t('executable.textMany', { name })
          : t('executable.text', { name, sender })
      }
      closeLabel={t('common:close')}
      actions={
        <>
          <Button
            variant="danger-text"
            onClick={() => {
              onClose();
              onSave();
            }}
          >
            {t('executable.save')}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </>
      }
    />
  );
}
