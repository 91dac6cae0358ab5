import { useTranslation } from 'react-i18next';
import type { PollView } from '#contract/engine/polls.ts';
import type { MessageView } from '#contract/engine/views.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useNameOf } from '../name-of.ts';
import styles from './VotersDialog.module.css';

interface VotersDialogProps {
  message: MessageView;
  poll: PollView;
  onClose: () => void;
}

/** Who chose what. */
export function VotersDialog({ message, poll, onClose }: VotersDialogProps) {
  const { t } = useTranslation(['messages', 'common']);
  const nameOf = useNameOf(message.chatId);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('poll.result')}
      closeLabel={t('common:close')}
      actions={<Button onClick={onClose}>{t('common:close')}</Button>}
    >
      {poll.answers.map(({ text, userIds }, at) => (
        <section key={at} className={styles.answer}>
          <h3 dir="auto">{text}</h3>
          {userIds.length === 0 && <p>{t('poll.nobody')}</p>}
          <ul>
            {userIds.map((userId) => (
              <li key={userId}>
                <Avatar id={userId} name={nameOf(userId)} size="xs" />
                <span>{nameOf(userId)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}
