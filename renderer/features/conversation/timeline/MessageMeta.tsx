import { CalendarClock, type LucideIcon, Star, Timer } from 'lucide-react';
import type { MessageView } from '#contract/engine/views.ts';
import { formatFull } from '../../../i18n/dates.ts';
import { formatTime } from '../../../i18n/format.ts';
import { useChats } from '../../../stores/chats.ts';
import { tickOf } from '../../../stores/messages-tick.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { MessageTick } from '../../chats/index.ts';
import { useMessageTexts } from './message-texts.ts';
import styles from './Message.module.css';

/** A small sign with its meaning for readers and as a tooltip. */
function Mark({ icon, label }: { icon: LucideIcon; label: string }) {
  return (
    <span role="img" aria-label={label} title={label}>
      <Icon icon={icon} size={14} />
    </span>
  );
}

/** Time and tick in the corner of a bubble; alone draws anew when the tick moves on. */
export function MessageMeta({ message }: { message: MessageView }) {
  const texts = useMessageTexts();
  const { language, tick: labels } = texts;
  const tick = useChats((state) => tickOf(message, state.byId[message.chatId]));
  return (
    <span className={styles.meta}>
      {message.starred && <Mark icon={Star} label={texts.starred} />}
      {message.expiresIn !== null && (
        <Mark
          icon={Timer}
          label={texts.disappears(
            message.expiresAt === null ? '' : formatFull(message.expiresAt, language),
          )}
        />
      )}
      {message.sendAt !== null && (
        <Mark icon={CalendarClock} label={texts.waits(formatFull(message.sendAt, language))} />
      )}
      {message.editedAt !== null && (
        <span title={formatFull(message.editedAt, language)}>{texts.edited}</span>
      )}
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
