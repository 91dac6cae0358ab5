import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '#contract/engine/errors.ts';
import type { JoinRequestView } from '#contract/engine/invites.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { formatListTime } from '../../i18n/dates.ts';
import { useToday } from '../../i18n/use-today.ts';
import { acceptJoin, declineJoin } from '../../services/invites.ts';
import { useInvites } from '../../stores/invites.ts';
import { closeDialog, useNavigation } from '../../stores/navigation.ts';
import { showToast } from '../../stores/toasts.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './JoinRequests.module.css';

const NONE: readonly JoinRequestView[] = [];

/** Who asked to join a group, for its admins. */
export function JoinRequestsDialog() {
  const { t } = useTranslation(['invites', 'common']);
  const open = useNavigation((state) => state.dialog === 'join-requests');
  const chatId = useNavigation((state) => state.dialogQuery) as ChatId;
  const requests = useInvites((state) => state.requests[chatId] ?? NONE);
  return (
    <Dialog
      open={open}
      onClose={closeDialog}
      title={t('requests.title')}
      description={t('requests.note')}
      closeLabel={t('common:close')}
    >
      {requests.length === 0 ? (
        <p className={styles.none} role="status">
          {t('requests.none')}
        </p>
      ) : (
        <ul className={styles.list}>
          {requests.map((request) => (
            <RequestRow key={request.userId} chatId={chatId} request={request} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function RequestRow({ chatId, request }: { chatId: ChatId; request: JoinRequestView }) {
  const { t, i18n } = useTranslation(['invites', 'errors']);
  const today = useToday();
  const [busy, setBusy] = useState<'accept' | 'decline' | null>(null);
  const { userId, requestedAt } = request;
  const name = request.displayName || t('requests.unnamed');
  const decide = async (what: 'accept' | 'decline', work: () => Promise<Result>) => {
    if (busy) return;
    setBusy(what);
    const result = await work();
    setBusy(null);
    if (!result.ok) showToast(t(`errors:${result.code}`), 'danger');
  };
  return (
    <li className={styles.row}>
      <Avatar id={userId} name={name} size="m" />
      <span className={styles.text}>
        <b title={name}>{name}</b>
        <small>{formatListTime(requestedAt, today, i18n.language)}</small>
      </span>
      <Button
        size="small"
        busy={busy === 'decline'}
        aria-label={t('requests.declineName', { name })}
        onClick={() => void decide('decline', () => declineJoin(chatId, userId))}
      >
        {t('requests.decline')}
      </Button>
      <Button
        size="small"
        variant="primary"
        busy={busy === 'accept'}
        aria-label={t('requests.acceptName', { name })}
        onClick={() => void decide('accept', () => acceptJoin(chatId, userId))}
      >
        {t('requests.accept')}
      </Button>
    </li>
  );
}
