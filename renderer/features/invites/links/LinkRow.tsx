import { Link2, QrCode as QrIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InviteView } from '#contract/engine/invites.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { senderName } from '../../../services/chats/index.ts';
import { revokeInvite } from '../../../services/invites.ts';
import { useAccount } from '../../../stores/account.ts';
import { useChats } from '../../../stores/chats.ts';
import { showToast } from '../../../stores/toasts.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { isOpen } from './limits.ts';
import styles from './Links.module.css';

interface LinkRowProps {
  chatId: ChatId;
  link: InviteView;
  /** Its code stands above. */
  shown: boolean;
  onShow: () => void;
  onRevoked: () => void;
}

/** A link with what became of it. */
export function LinkRow({ chatId, link, shown, onShow, onRevoked }: LinkRowProps) {
  const { t, i18n } = useTranslation(['invites', 'common', 'errors']);
  const chat = useChats((state) => state.byId[chatId]);
  const self = useAccount((state) => state.account?.userId);
  const [asks, setAsks] = useState(false);
  const [busy, setBusy] = useState(false);
  const [now] = useState(Date.now);
  const { inviteId, userId, url, approval, expiresAt, maxUses, uses } = link;
  const full = maxUses !== null && uses >= maxUses;
  const uselessly = expiresAt !== null && expiresAt <= now ? t('expired') : full ? t('full') : null;
  const until =
    expiresAt === null ? null : t('until', { time: formatMoment(expiresAt, i18n.language, now) });
  const title =
    maxUses === null ? t('uses', { count: uses }) : t('usesOf', { count: uses, max: maxUses });
  const notes = [
    uselessly ?? until,
    approval ? t('approval') : null,
    userId === self ? null : t('by', { name: senderName(chat, userId) }),
  ].filter((note) => note !== null);
  const label = [title, ...notes].join(', ');

  const revoke = async () => {
    setBusy(true);
    const result = await revokeInvite(chatId, inviteId);
    setBusy(false);
    setAsks(false);
    if (result.ok) onRevoked();
    else showToast(t(`errors:${result.code}`), 'danger');
  };

  return (
    <li className={styles.row} data-open={isOpen(link, now)}>
      <Icon icon={Link2} size={18} />
      <span className={styles.text}>
        <b>{title}</b>
        <small>{notes.join(' · ')}</small>
      </span>
      {url !== null && isOpen(link, now) && (
        <IconButton
          icon={QrIcon}
          size="small"
          label={shown ? t('shown') : t('show', { link: label })}
          pressed={shown}
          onClick={onShow}
        />
      )}
      <Button
        size="small"
        variant="danger-text"
        aria-label={t('revokeLabel', { link: label })}
        onClick={() => setAsks(true)}
      >
        {t('revoke')}
      </Button>
      <Dialog
        open={asks}
        onClose={() => setAsks(false)}
        title={t('revokeTitle')}
        description={t('revokeText')}
        closeLabel={t('common:close')}
        actions={
          <>
            <Button variant="text" onClick={() => setAsks(false)}>
              {t('common:cancel')}
            </Button>
            <Button variant="danger" busy={busy} onClick={() => void revoke()}>
              {t('revoke')}
            </Button>
          </>
        }
      />
    </li>
  );
}
