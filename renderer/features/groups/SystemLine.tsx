import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '#contract/engine/views.ts';
import { systemText } from '../../i18n/system-text.ts';
import { senderName } from '../../services/chats/index.ts';
import { useAccount } from '../../stores/account.ts';
import { useChats } from '../../stores/chats.ts';
import styles from './SystemLine.module.css';

/** A line between the bubbles that tells what happened to the group. */
export const SystemLine = memo(function SystemLine({ message }: { message: MessageView }) {
  const { t, i18n } = useTranslation('groups');
  const chat = useChats((state) => state.byId[message.chatId]);
  const self = useAccount((state) => state.account?.userId);
  return (
    <p
      className={styles.line}
      data-id={message.id}
      data-order={message.order}
      data-seq={message.seq ?? undefined}
    >
      <span>{systemText(t, i18n.language, message, (id) => senderName(chat, id), self)}</span>
    </p>
  );
});
