import { Timer, TimerOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '#contract/engine/views.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useNameOf } from '../name-of.ts';
import { lifetimeKey } from '../timer/lifetimes.ts';
import styles from './TimerLine.module.css';

/** A change of how long messages are kept, between the bubbles. */
export function TimerLine({ message }: { message: MessageView }) {
  const { t } = useTranslation('messages');
  const nameOf = useNameOf(message.chatId);
  const { expiresIn, own } = message;
  const time = expiresIn === null ? '' : t(`timer.${lifetimeKey(expiresIn)}`);
  const name = nameOf(message.senderId);
  const on = own ? t('timer.setByYou', { time }) : t('timer.setBy', { name, time });
  const off = own ? t('timer.offByYou') : t('timer.offBy', { name });
  return (
    <div
      className={styles.line}
      data-id={message.id}
      data-order={message.order}
      data-seq={message.seq ?? undefined}
    >
      <Icon icon={expiresIn === null ? TimerOff : Timer} size={14} />
      {expiresIn === null ? off : on}
    </div>
  );
}
