import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '#contract/engine/errors.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useTask } from './use-task.ts';

interface ConfirmProps {
  open: boolean;
  onClose: () => void;
  title: string;
  text: ReactNode;
  confirm: string;
  onConfirm: () => Promise<Result>;
}

/** Asks before something that is not easily taken back; stays open while it is done. */
export function Confirm({ open, onClose, title, text, confirm, onConfirm }: ConfirmProps) {
  const { t } = useTranslation('common');
  const { busy, run } = useTask();
  const submit = async () => {
    if (await run(onConfirm)) onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      description={text}
      closeLabel={t('close')}
      actions={
        <>
          <Button variant="text" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button variant="danger" busy={busy} onClick={() => void submit()}>
            {confirm}
          </Button>
        </>
      }
    />
  );
}
