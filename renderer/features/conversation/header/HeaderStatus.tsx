import { useTranslation } from 'react-i18next';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import type { Status } from '#contract/content/status.ts';
import { formatTime } from '../../../i18n/format.ts';
import { useConnection } from '../../../stores/connection.ts';
import { classNames } from '../../../ui/class-names.ts';
import { useStatusText } from '../../chats/index.ts';
import { usePresenceText, useTypingText } from '../../chats/index.ts';
import styles from './Header.module.css';

interface HeaderStatusProps {
  chatId: ChatId;
  userId: UserId | null;
  /** What they say of themselves. */
  saying: Status | undefined;
  /** Stands in while nothing is known. */
  address: string | null;
}

/** Line under the name. Without a connection it says how old the picture is, not who is online. */
export function HeaderStatus({ chatId, userId, saying, address }: HeaderStatusProps) {
  const { t, i18n } = useTranslation('chats');
  const typing = useTypingText(chatId);
  const presence = usePresenceText(userId);
  const isOnline = useConnection(({ state }) => state === 'online' || state === 'syncing');
  const completeAt = useConnection((state) => state.completeAt);
  const stale =
    !isOnline && completeAt !== null
      ? t('presence.lastUpdated', { time: formatTime(completeAt, i18n.language) })
      : null;
  const isTyping = isOnline && typing !== null;
  const said = useStatusText(saying);
  const known = stale ?? (isOnline ? presence : null);
  const text = isTyping ? typing : [known, said].filter(Boolean).join(' · ') || address;
  if (!text) return null;
  return <p className={classNames(styles.status, isTyping && styles.active)}>{text}</p>;
}
