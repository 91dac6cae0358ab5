import type { MessageView } from '#contract/engine/views.ts';
import { formatFull } from '../../../i18n/dates.ts';
import { formatTime } from '../../../i18n/format.ts';
import { useChats } from '../../../stores/chats.ts';
import { tickOf } from '../../../stores/messages-tick.ts';
import { MessageTick } from '../../chats/index.ts';
import { useMessageTexts } from './message-texts.ts';
import styles from './Message.module.css';

/** Time and tick in the corner of a bubble; alone draws anew when the tick moves on. */
export function MessageMeta({ message }: { message: MessageView }) {
  const { language, tick: labels } = useMessageTexts();
  const tick = useChats((state) => tickOf(message, state.byId[message.chatId]));
  return (
    <span className={styles.meta}>
      <time
        dateTime={new Date(message.sentAt).toISOString()}
        title={formatFull(message.sentAt, language)}
      >
        {formatTime(message.sentAt, language)}
      </time>
      {tick && <MessageTick tick={tick} label={labels[tick]} />}
    </span>
  );
}
