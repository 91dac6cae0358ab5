import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { setTimer } from '../../../services/messages/index.ts';
import { useChats } from '../../../stores/chats.ts';
import { showToast } from '../../../stores/toasts.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { LIFETIMES } from './lifetimes.ts';
import styles from './TimerDialog.module.css';

/** Chooses how long the messages of a chat are kept from now on. */
export function TimerDialog({ chatId, onClose }: { chatId: ChatId; onClose: () => void }) {
  const { t } = useTranslation(['messages', 'common', 'errors']);
  const now = useChats((state) => state.byId[chatId]?.expiresIn ?? null);
  const [chosen, setChosen] = useState(now);
  const name = useId();
  const options = [{ key: 'off', seconds: null } as const, ...LIFETIMES];
  const save = async () => {
    onClose();
    if (chosen === now) return;
    const result = await setTimer(chatId, chosen);
    if (!result.ok) showToast(t(`errors:${result.code}`), 'danger');
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('timer.title')}
      description={t('timer.text')}
      closeLabel={t('common:close')}
      actions={
        <Button variant="primary" onClick={() => void save()}>
          {t('save')}
        </Button>
      }
    >
      <div role="radiogroup" aria-label={t('timer.title')}>
        {options.map(({ key, seconds }) => (
          <label key={key} className={styles.option}>
            <input
              type="radio"
              name={name}
              checked={chosen === seconds}
              onChange={() => setChosen(seconds)}
            />
            {t(`timer.${key}`)}
          </label>
        ))}
      </div>
    </Dialog>
  );
}
