import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { localInput } from './local-input.ts';

interface ScheduleDialogProps {
  /** Unix ms, in the future. */
  onChoose: (sendAt: number) => void;
  onClose: () => void;
}

const HOUR = 3_600_000;

/** Chooses when a message is sent. */
export function ScheduleDialog({ onChoose, onClose }: ScheduleDialogProps) {
  const { t } = useTranslation(['messages', 'common']);
  const [openedAt] = useState(() => Date.now());
  const [when, setWhen] = useState(() => localInput(openedAt + HOUR));
  const sendAt = new Date(when).getTime();
  const isLater = sendAt > openedAt;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('schedule.title')}
      description={t('schedule.text')}
      closeLabel={t('common:close')}
      actions={
        <Button
          variant="primary"
          disabled={!isLater}
          onClick={() => {
            onClose();
            onChoose(sendAt);
          }}
        >
          {t('schedule.confirm')}
        </Button>
      }
    >
      <TextField
        type="datetime-local"
        label={t('schedule.when')}
        value={when}
        min={localInput(openedAt)}
        onChange={setWhen}
      />
    </Dialog>
  );
}
