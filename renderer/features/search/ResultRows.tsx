import { useTranslation } from 'react-i18next';
import type { SearchHit } from '#contract/engine/search.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { formatFull, formatListTime } from '../../i18n/dates.ts';
import { chatPicture } from '../../services/chats/index.ts';
import { useChats } from '../../stores/chats.ts';
import { classNames } from '../../ui/class-names.ts';
import { Highlighted } from '../chats/index.ts';
import { Snippet } from './Snippet.tsx';
import { useChatName, useSenderName } from './names.ts';
import { Portrait } from '../pictures/index.ts';
import styles from './Results.module.css';

interface RowProps {
  id: string;
  active: boolean;
  onHover: () => void;
  onOpen: () => void;
}

/** A chat whose name answers the query. */
export function ChatResult({
  chatId,
  query,
  id,
  active,
  onHover,
  onOpen,
}: RowProps & { chatId: ChatId; query: string }) {
  const name = useChatName(chatId);
  const peer = useChats((state) => state.byId[chatId]?.peer ?? null);
  return (
    <div
      role="option"
      id={id}
      aria-selected={active}
      tabIndex={-1}
      className={classNames(styles.row, styles.chat)}
      onPointerMove={onHover}
      onClick={onOpen}
    >
      <Portrait id={peer?.userId ?? chatId} name={name} size="m" picture={peer?.picture} />
      <span className={styles.text}>
        <span className={styles.name}>
          <Highlighted text={name} query={query} />
        </span>
        {peer?.handle && (
          <span className={styles.snippet}>
            <Highlighted text={`@${peer.handle}`} query={query} />
          </span>
        )}
      </span>
    </div>
  );
}

/** A message with the words that were found. */
export function MessageResult({
  hit,
  today,
  id,
  active,
  onHover,
  onOpen,
}: RowProps & { hit: SearchHit; today: number }) {
  const { i18n } = useTranslation();
  const { message } = hit;
  const sender = useSenderName(message);
  return (
    <div
      role="option"
      id={id}
      aria-selected={active}
      tabIndex={-1}
      className={classNames(styles.row, styles.message)}
      onPointerMove={onHover}
      onClick={onOpen}
    >
      <span className={styles.line}>
        <span className={styles.name}>{sender}</span>
        <time
          className={styles.time}
          dateTime={new Date(message.sentAt).toISOString()}
          title={formatFull(message.sentAt, i18n.language)}
        >
          {formatListTime(message.sentAt, today, i18n.language)}
        </time>
      </span>
      <span className={styles.snippet} dir="auto">
        <Snippet hit={hit} />
      </span>
    </div>
  );
}

/** Heads the results of one chat. */
export function GroupHead({ chatId, count, id }: { chatId: ChatId; count: number; id: string }) {
  const name = useChatName(chatId);
  const peerId = useChats((state) => state.byId[chatId]?.peer?.userId);
  const picture = useChats((state) => chatPicture(state.byId[chatId]));
  return (
    <div className={styles.group} id={id}>
      <Portrait id={peerId ?? chatId} name={name} size="xs" picture={picture} />
      <span className={styles.groupName}>{name}</span>
      <span className={styles.count}>{count}</span>
    </div>
  );
}
