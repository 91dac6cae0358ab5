import { useTranslation } from 'react-i18next';
import type { MessageView } from '#contract/engine/views.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { toggleReaction } from '../../../services/messages/index.ts';
import { useAccount } from '../../../stores/account.ts';
import { classNames } from '../../../ui/class-names.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { useNameOf } from '../name-of.ts';
import styles from './Reactions.module.css';

/** Emoji under a message, with who put them there; a press adds or takes back the own one. */
export function Reactions({ message }: { message: MessageView }) {
  const { t, i18n } = useTranslation('messages');
  const nameOf = useNameOf(message.chatId);
  const self = useAccount((state) => state.account?.userId);
  return (
    <div className={styles.reactions} role="group" aria-label={t('reactions')}>
      {message.reactions.map(({ emoji, userIds }) => {
        const isOwn = self !== undefined && userIds.includes(self);
        const names = userIds.map(nameOf).join(', ');
        return (
          <button
            key={emoji}
            type="button"
            className={classNames(styles.reaction, isOwn && styles.own)}
            aria-pressed={isOwn}
            title={names}
            onClick={() => void toggleReaction(message, emoji)}
          >
            <span className={styles.emoji}>{emoji}</span>
            <span>{formatNumber(userIds.length, i18n.language)}</span>
            <VisuallyHidden>{names}</VisuallyHidden>
          </button>
        );
      })}
    </div>
  );
}
