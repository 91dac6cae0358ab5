import { type FormEvent, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '#contract/wire/limits.ts';
import { changeStatus } from '../../services/account-settings.ts';
import { useAccountSettings } from '../../stores/account-settings.ts';
import { closeDialog, useNavigation } from '../../stores/navigation.ts';
import { showToast } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { EmojiButton } from '../conversation/index.ts';
import { EXPIRIES, type Expiry, endOf } from './expiries.ts';
import { useStatus } from '../chats/index.ts';
import styles from './StatusDialog.module.css';

const IDEAS = [
  { key: 'meeting', emoji: '🗓️', expiry: 'hour' },
  { key: 'lunch', emoji: '🍽️', expiry: 'half' },
  { key: 'focus', emoji: '🎧', expiry: 'four' },
  { key: 'ill', emoji: '🤒', expiry: 'today' },
  { key: 'holiday', emoji: '🌴', expiry: 'week' },
] as const;

/** Says something about oneself for a while. */
export function StatusDialog() {
  const { t } = useTranslation(['status', 'common']);
  const open = useNavigation((state) => state.dialog === 'status');
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open={open}
      onClose={closeDialog}
      title={t('title')}
      description={t('description')}
      closeLabel={t('common:close')}
      initialFocus={field}
    >
      <StatusForm field={field} />
    </Dialog>
  );
}

function StatusForm({ field }: { field: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation(['status', 'common', 'errors']);
  const current = useStatus(useAccountSettings((state) => state.status));
  const [emoji, setEmoji] = useState(current?.emoji ?? '');
  const [text, setText] = useState(current?.text ?? '');
  const [expiry, setExpiry] = useState<Expiry>('never');
  const isEmpty = emoji === '' && text.trim() === '';

  const set = async (status: Parameters<typeof changeStatus>[0]) => {
    closeDialog();
    const result = await changeStatus(status);
    if (!result.ok) showToast(t(`errors:${result.code}`), 'danger');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isEmpty) void set({ emoji, text: text.trim(), until: endOf(expiry, new Date()) });
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        ref={field}
        label={t('text')}
        placeholder={t('example')}
        value={text}
        maxLength={LIMITS.statusText}
        onChange={setText}
        start={emoji && <span className={styles.emoji}>{emoji}</span>}
        end={<EmojiButton onPick={setEmoji} />}
      />
      <ul className={styles.ideas} aria-label={t('ideas')}>
        {IDEAS.map((idea) => (
          <li key={idea.key}>
            <button
              type="button"
              className={styles.idea}
              onClick={() => {
                setEmoji(idea.emoji);
                setText(t(`idea.${idea.key}`));
                setExpiry(idea.expiry);
              }}
            >
              {idea.emoji} {t(`idea.${idea.key}`)}
            </button>
          </li>
        ))}
      </ul>
      <label className={styles.expiry}>
        {t('expiry.label')}
        <select value={expiry} onChange={(event) => setExpiry(event.target.value as Expiry)}>
          {EXPIRIES.map((one) => (
            <option key={one} value={one}>
              {t(`expiry.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.actions}>
        {current && <Button onClick={() => void set(null)}>{t('clear')}</Button>}
        <Button type="submit" variant="primary" disabled={isEmpty}>
          {t('common:save')}
        </Button>
      </div>
    </form>
  );
}
