import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '#contract/engine/errors.ts';
import type { InviteLookView } from '#contract/engine/invites.ts';
import {
  appLink,
  inviteServer,
  joinInvite,
  lookInvite,
  withdrawJoin,
} from '../../services/invites.ts';
import { serverLabel } from '../../services/server-url.ts';
import { useAccount } from '../../stores/account.ts';
import { useChats } from '../../stores/chats.ts';
import { useConnection } from '../../stores/connection.ts';
import { useInvites } from '../../stores/invites.ts';
import { closeDialog, selectChat, useNavigation } from '../../stores/navigation.ts';
import { showToast } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { GroupCard } from './GroupCard.tsx';
import styles from './InviteDialog.module.css';

/** What an invite link leads to, and the way in. */
export function InviteDialog() {
  const { t } = useTranslation(['invites', 'common']);
  const open = useNavigation((state) => state.dialog === 'invite');
  const url = useNavigation((state) => state.dialogQuery);
  return (
    <Dialog
      open={open}
      onClose={closeDialog}
      title={t('look.title')}
      closeLabel={t('common:close')}
    >
      <Invitation key={url} url={url} />
    </Dialog>
  );
}

/** Everything that can be said of a link; `joining` waits for a device, `pending` for an admin. */
type Standing =
  | 'open'
  | 'joining'
  | 'pending'
  | 'declined'
  | 'member'
  | 'expired'
  | 'used-up'
  | 'revoked';

function standingOf(look: InviteLookView, isIn: boolean): Standing {
  if (isIn) return 'member';
  if (look.own === 'pending') return look.approval ? 'pending' : 'joining';
  if (look.own === 'declined') return 'declined';
  return look.state;
}

function Invitation({ url }: { url: string }) {
  const { t } = useTranslation(['invites', 'common', 'errors']);
  const self = useAccount((state) => state.account?.server);
  const connected = useConnection(({ state }) => state === 'online' || state === 'syncing');
  const [look, setLook] = useState<Result<InviteLookView> | null>(null);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const joins = useInvites((state) => state.joins);
  const chatId = look?.ok ? look.value.chatId : null;
  const isIn = useChats(({ byId }) =>
    Boolean(chatId && byId[chatId]?.group?.state === 'active' && byId[chatId].group.name !== null),
  );
  const refresh = useCallback(() => void lookInvite(url).then(setLook), [url]);

  // Again with every connection, and when an own request was decided.
  useEffect(() => {
    if (connected || look === null) refresh();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only these call for another look
  }, [connected, joins, refresh]);

  useEffect(() => {
    if (asked && isIn && chatId) selectChat(chatId);
  }, [asked, isIn, chatId]);

  const run = async (work: () => Promise<Result<unknown>>) => {
    if (busy) return;
    setBusy(true);
    const result = await work();
    setBusy(false);
    if (!result.ok && result.code !== 'invite-over')
      showToast(t(`errors:${result.code}`), 'danger');
    refresh();
  };

  if (look === null) return <Loading label={t('look.loading')} />;
  if (!look.ok) {
    const server = inviteServer(url);
    const foreign = look.code === 'origin-mismatch' && server !== null;
    const text = foreign
      ? t('look.foreign', { server: serverLabel(server) })
      : look.code === 'invite-over'
        ? t('look.over')
        : t(`errors:${look.code}`);
    return (
      <div className={styles.failed} role="alert">
        <p>{text}</p>
        {!foreign && look.code !== 'invite-over' && (
          <Button onClick={refresh}>{t('common:retry')}</Button>
        )}
      </div>
    );
  }

  const group = look.value;
  const standing = standingOf(group, isIn);
  const inApp = self ? appLink(url) : null;
  const waits = standing === 'pending' || standing === 'joining';
  return (
    <div className={styles.invitation}>
      <GroupCard group={group} />
      <p className={styles.standing} role="status" data-standing={standing}>
        {standing === 'open'
          ? t(group.approval ? 'look.approval' : 'look.free')
          : t(`look.${standing}`)}
      </p>
      <footer className={styles.actions}>
        {inApp && standing === 'open' && (
          <a className={styles.app} href={inApp}>
            {t('look.inApp')}
          </a>
        )}
        {waits && (
          <Button busy={busy} onClick={() => void run(() => withdrawJoin(group.inviteId))}>
            {t('look.cancel')}
          </Button>
        )}
        {standing === 'open' && (
          <Button
            variant="primary"
            size="large"
            busy={busy}
            onClick={() => {
              setAsked(true);
              void run(() => joinInvite(url));
            }}
          >
            {group.approval ? t('look.ask') : t('look.join', { name: group.name })}
          </Button>
        )}
        {standing === 'member' && (
          <Button variant="primary" size="large" onClick={() => selectChat(group.chatId)}>
            {t('look.open', { name: group.name })}
          </Button>
        )}
      </footer>
    </div>
  );
}

function Loading({ label }: { label: string }) {
  return (
    <div className={styles.loading} role="status" aria-label={label}>
      <Skeleton width="88px" height="88px" />
      <Skeleton width="180px" height="20px" />
      <Skeleton width="90px" height="14px" />
    </div>
  );
}
