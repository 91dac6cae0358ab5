import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { plainText } from '#contract/content/markup/plain.ts';
import type { ChatView } from '#contract/engine/views.ts';
import { messageLine } from '../../i18n/attachment-text.ts';
import { systemText } from '../../i18n/system-text.ts';
import { senderName } from '../../services/chats/index.ts';
import { useAccount } from '../../stores/account.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Highlighted } from './Highlighted.tsx';
import { useTypingText } from './use-typing-text.ts';
import styles from './ChatRow.module.css';

interface ChatPreviewProps {
  chat: ChatView;
  /** The open chat shows its draft in the composer. */
  selected: boolean;
  /** Set when the handle, not the name, answers a search. */
  handleQuery: string;
}

/** Second line of a row: who writes, what is unsent, or the newest message. */
export function ChatPreview({ chat, selected, handleQuery }: ChatPreviewProps) {
  const { t, i18n } = useTranslation('chats');
  const { t: ofGroup } = useTranslation('groups');
  const self = useAccount((state) => state.account?.userId);
  const typing = useTypingText(chat.chatId);
  const { t: file } = useTranslation('files');
  const message = chat.lastMessage;
  const line = (content: ReactNode, className?: string) => (
    <span className={classNames(styles.preview, className)}>{content}</span>
  );
  if (handleQuery && chat.peer?.handle) {
    return line(<Highlighted text={`@${chat.peer.handle}`} query={handleQuery} />);
  }
  if (typing) return line(typing, styles.typing);
  if (chat.draft && !selected) {
    return line(
      <>
        <span className={styles.draft}>{t('draft')}</span> {plainText(chat.draft)}
      </>,
    );
  }
  if (!message) return line(t('noMessages'));
  if (message.kind === 'system') {
    return line(systemText(ofGroup, i18n.language, message, (id) => senderName(chat, id), self));
  }
  return line(
    <>
      {message.own && <VisuallyHidden>{`${t('you')} `}</VisuallyHidden>}
      {chat.group && !message.own && (
        <span className={styles.author}>{senderName(chat, message.senderId)}: </span>
      )}
      {message.kind === 'text' ? messageLine(file, message) : t(message.kind)}
    </>,
  );
}
