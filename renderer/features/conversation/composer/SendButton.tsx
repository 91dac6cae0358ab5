import { ArrowUp, BellOff, CalendarClock, Check } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SendOptions } from '#contract/engine/messages.ts';
import { ContextMenu } from '../../../ui/ContextMenu.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { MenuItem } from '../../../ui/Menu.tsx';
import { ScheduleDialog } from './ScheduleDialog.tsx';
import styles from './Composer.module.css';

interface SendButtonProps {
  isEdit: boolean;
  canSend: boolean;
  onSend: (options: SendOptions) => void;
}

/** Sends at a press; its context menu sends without a sound or later. */
export function SendButton({ isEdit, canSend, onSend }: SendButtonProps) {
  const { t } = useTranslation(['conversation', 'messages']);
  const [schedules, setSchedules] = useState(false);
  const label = isEdit ? t('messages:save') : t('send');
  const button = (
    <button
      type="submit"
      className={styles.send}
      aria-label={label}
      title={label}
      aria-disabled={!canSend}
    >
      <Icon icon={isEdit ? Check : ArrowUp} />
    </button>
  );
  if (isEdit || !canSend) return button;
  return (
    <>
      <ContextMenu area={button}>
        <MenuItem icon={BellOff} onSelect={() => onSend({ silent: true })}>
          {t('messages:schedule.silent')}
        </MenuItem>
        <MenuItem icon={CalendarClock} onSelect={() => setSchedules(true)}>
          {t('messages:schedule.later')}
        </MenuItem>
      </ContextMenu>
      {schedules && (
        <ScheduleDialog
          onChoose={(sendAt) => onSend({ sendAt })}
          onClose={() => setSchedules(false)}
        />
      )}
    </>
  );
}
