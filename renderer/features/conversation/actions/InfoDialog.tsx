import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { plainText } from '#contract/content/markup/plain.ts';
import type { MessageInfoView } from '#contract/engine/messages.ts';
import type { MessageView } from '#contract/engine/views.ts';
import { formatFull } from '../../../i18n/dates.ts';
import { messageInfo } from '../../../services/messages/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useNameOf } from '../name-of.ts';
import styles from './InfoDialog.module.css';

const STATES = ['read', 'delivered', 'sent'] as const;

/** When a message was written, how far it came, and what stood in it before. */
export function InfoDialog({ message, onClose }: { message: MessageView; onClose: () => void }) {
  const { t, i18n } = useTranslation(['messages', 'common']);
  const nameOf = useNameOf(message.chatId);
  const [info, setInfo] = useState<MessageInfoView | null>(null);
  useEffect(() => {
    void messageInfo(message).then(setInfo);
  }, [message]);
  const time = (at: number) => formatFull(at, i18n.language);
  const row = (label: string, value: ReactNode) => (
    <div key={label} className={styles.row}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('infoDialog.title')}
      closeLabel={t('common:close')}
      actions={<Button onClick={onClose}>{t('common:close')}</Button>}
    >
      <dl className={styles.facts}>
        {row(t('infoDialog.written'), time(message.sentAt))}
        {info && info.receivedAt !== null && row(t('infoDialog.received'), time(info.receivedAt))}
        {message.expiresAt !== null && row(t('infoDialog.expires'), time(message.expiresAt))}
        {message.own &&
          STATES.map((state) => {
            const people = info?.members.filter((member) => member.state === state) ?? [];
            if (people.length === 0) return null;
            const names = people.map(({ userId }) => nameOf(userId)).join(', ');
            return row(t(`infoDialog.${state}`), names);
          })}
        {message.reactions.map(({ emoji, userIds }) => row(emoji, userIds.map(nameOf).join(', ')))}
      </dl>
      {info && info.edits.length > 0 && (
        <section className={styles.history}>
          <h3>{t('infoDialog.history')}</h3>
          {info.edits.map(({ text, replacedAt }, at) => (
            <p key={at}>
              <time dateTime={new Date(replacedAt).toISOString()}>{time(replacedAt)}</time>
              {plainText(text)}
            </p>
          ))}
        </section>
      )}
    </Dialog>
  );
}
