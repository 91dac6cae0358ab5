import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserId } from '#contract/wire/primitives.ts';
import { chatTitle } from '../../../services/chats/index.ts';
import { useChats } from '../../../stores/chats.ts';
import { selectChat } from '../../../stores/navigation.ts';
import { ChatPortrait } from '../../pictures/index.ts';
import styles from './PersonDetails.module.css';

/** Groups that both are in; a press opens one. */
export function SharedGroups({ userId }: { userId: UserId }) {
  const { t } = useTranslation('relations');
  const byId = useChats((state) => state.byId);
  const order = useChats((state) => state.order);
  const shared = useMemo(
    () =>
      order
        .map((chatId) => byId[chatId])
        .filter((chat) => chat !== undefined)
        .filter(
          ({ group }) =>
            group !== null &&
            group.role !== null &&
            group.members.some((member) => member.userId === userId),
        ),
    [byId, order, userId],
  );
  return (
    <section className={styles.block}>
      <h3>
        {shared.length === 0
          ? t('details.noGroups')
          : t('details.groups', { count: shared.length })}
      </h3>
      <ul>
        {shared.map((chat) => (
          <li key={chat.chatId}>
            <button type="button" className={styles.action} onClick={() => selectChat(chat.chatId)}>
              <ChatPortrait chat={chat} size="s" />
              <span>{chatTitle(chat)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
