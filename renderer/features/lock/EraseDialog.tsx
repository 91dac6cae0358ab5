import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { eraseDevice } from '../../services/startup.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

export type EraseReason = 'forgotten' | 'wanted';

interface EraseDialogProps {
  /** Null keeps it closed. */
  reason: EraseReason | null;
  onClose: () => void;
}

/** Says what is lost, then erases: the keys first. */
export function EraseDialog({ reason, onClose }: EraseDialogProps) {
  const { t } = useTranslation(['lock', 'common']);
  const [busy, setBusy] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  const name = reason === 'forgotten' ? 'forgotDialog' : 'eraseDialog';
  const erase = async () => {
    setBusy(true);
    await eraseDevice();
  };
  return (
    <Dialog
      open={reason !== null}
      onClose={onClose}
      title={t(`${name}.title`)}
      description={t(`${name}.text`)}
      closeLabel={t('common:close')}
      initialFocus={cancel}
      actions={
        <>
          <Button ref={cancel} disabled={busy} onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button variant="danger" busy={busy} onClick={() => void erase()}>
            {t('eraseAction')}
          </Button>
        </>
      }
    />
  );
}
