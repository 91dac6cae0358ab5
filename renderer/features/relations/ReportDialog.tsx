import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '#contract/engine/views.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { ChatId, ClientMessageId, UserId } from '#contract/wire/primitives.ts';
import type { ReportReason } from '#contract/wire/reports.ts';
import { messagesOf, report, setBlocked } from '../../services/relations.ts';
import { serverLabel } from '../../services/server-url.ts';
import { useAccount } from '../../stores/account.ts';
import { showToast } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { useTask } from './use-task.ts';
import styles from './ReportDialog.module.css';

interface ReportDialogProps {
  open: boolean;
  onClose: () => void;
  chatId: ChatId;
  userId: UserId;
  name: string;
}

const REASONS: readonly ReportReason[] = ['spam', 'abuse', 'illegal', 'other'];

/** Tells the server's admin of somebody, with the messages that are chosen here and no others. */
export function ReportDialog(props: ReportDialogProps) {
  const { t } = useTranslation(['relations', 'common']);
  const { open, onClose, name } = props;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('report.title', { name })}
      closeLabel={t('common:close')}
      width="wide"
    >
      <ReportForm {...props} />
    </Dialog>
  );
}

function ReportForm({ onClose, chatId, userId, name }: ReportDialogProps) {
  const { t } = useTranslation(['relations', 'common']);
  const server = useAccount((state) => state.account?.server ?? '');
  const [reason, setReason] = useState<ReportReason>('spam');
  const [comment, setComment] = useState('');
  const [messages, setMessages] = useState<MessageView[] | null>(null);
  const [chosen, setChosen] = useState<readonly ClientMessageId[]>([]);
  const [blocks, setBlocks] = useState(true);
  const { busy, run } = useTask();
  useEffect(() => {
    void messagesOf(chatId, userId).then(setMessages);
  }, [chatId, userId]);

  const isFull = chosen.length >= LIMITS.reportMessages;
  const toggle = (id: ClientMessageId) =>
    setChosen((ids) => (ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]));
  const submit = async () => {
    const ids = [...chosen];
    if (!(await run(() => report({ userId, reason, comment, chatId, ids })))) return;
    onClose();
    showToast(t('report.done'));
    if (blocks) await run(() => setBlocked(userId, true));
  };

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Segments
        label={t('report.reason')}
        value={reason}
        options={REASONS.map((value) => ({ value, label: t(`report.reasons.${value}`) }))}
        onChange={setReason}
      />
      <fieldset className={styles.messages}>
        <legend>{t('report.choose')}</legend>
        {messages?.length === 0 && <p className={styles.hint}>{t('report.none', { name })}</p>}
        {messages?.map((message) => (
          <label key={message.id} className={styles.message}>
            <input
              type="checkbox"
              checked={chosen.includes(message.id)}
              disabled={isFull && !chosen.includes(message.id)}
              onChange={() => toggle(message.id)}
            />
            <span>{wordsOf(message)}</span>
          </label>
        ))}
      </fieldset>
      <p className={styles.hint} aria-live="polite">
        {t('report.consent', { server: serverLabel(server) })}{' '}
        {isFull && t('report.limit', { count: LIMITS.reportMessages })}
      </p>
      <TextArea
        label={t('report.comment')}
        value={comment}
        rows={2}
        maxLength={LIMITS.reportComment}
        onChange={setComment}
      />
      <label className={styles.message}>
        <input type="checkbox" checked={blocks} onChange={() => setBlocks(!blocks)} />
        <span>{t('report.block', { name })}</span>
      </label>
      <footer className={styles.actions}>
        <Button variant="text" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" variant="danger" busy={busy}>
          {t('report.send')}
        </Button>
      </footer>
    </form>
  );
}

const wordsOf = ({ text, attachments }: MessageView): string =>
  [...attachments.map(({ name }) => `[${name}]`), text].filter(Boolean).join(' ');
