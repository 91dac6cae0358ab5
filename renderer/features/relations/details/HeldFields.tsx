import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '#contract/wire/limits.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { heldOf, setHeld } from '../../../services/relations.ts';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useTask } from '../use-task.ts';
import styles from './PersonDetails.module.css';

/** As the account's data allows it. */
const NOTE = 2000;

/** Nickname and note; what is typed is kept when the field is left. */
export function HeldFields({ userId }: { userId: UserId }) {
  const { t } = useTranslation('relations');
  const [nickname, setNickname] = useState('');
  const [note, setNote] = useState('');
  const { run } = useTask();
  useEffect(() => {
    void heldOf(userId).then((held) => {
      setNickname(held.nickname ?? '');
      setNote(held.note ?? '');
    });
  }, [userId]);
  return (
    <section className={styles.block}>
      <div className={styles.fields}>
        <TextField
          label={t('details.nickname')}
          hint={t('details.nicknameHint')}
          value={nickname}
          maxLength={LIMITS.displayName}
          onChange={setNickname}
          onBlur={() => void run(() => setHeld(userId, { nickname: nickname.trim() || null }))}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
        <TextArea
          label={t('details.note')}
          hint={t('details.noteHint')}
          value={note}
          rows={3}
          maxLength={NOTE}
          onChange={setNote}
          onBlur={() => void run(() => setHeld(userId, { note: note.trim() || null }))}
        />
      </div>
    </section>
  );
}
