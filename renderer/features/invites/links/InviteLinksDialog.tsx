import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngineErrorCode } from '#contract/engine/errors.ts';
import type { InviteView } from '#contract/engine/invites.ts';
import type { InviteId } from '#contract/wire/invites.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { invites } from '../../../services/invites.ts';
import { closeDialog, useNavigation } from '../../../stores/navigation.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Spinner } from '../../../ui/Spinner.tsx';
import { LinkRow } from './LinkRow.tsx';
import { isOpen } from './limits.ts';
import { NewLink } from './NewLink.tsx';
import { ShownLink } from './ShownLink.tsx';
import styles from './Links.module.css';

/** Links into a group, for its admins. */
export function InviteLinksDialog() {
  const { t } = useTranslation(['invites', 'common']);
  const open = useNavigation((state) => state.dialog === 'invite-links');
  const chatId = useNavigation((state) => state.dialogQuery) as ChatId;
  return (
    <Dialog
      open={open}
      onClose={closeDialog}
      title={t('title')}
      description={t('text')}
      closeLabel={t('common:close')}
    >
      <Links key={chatId} chatId={chatId} />
    </Dialog>
  );
}

function Links({ chatId }: { chatId: ChatId }) {
  const { t } = useTranslation(['invites', 'common', 'errors']);
  const [links, setLinks] = useState<InviteView[] | null>(null);
  const [failure, setFailure] = useState<EngineErrorCode | null>(null);
  const [chosen, setChosen] = useState<InviteId | null>(null);
  const [now] = useState(Date.now);
  const refresh = useCallback(() => {
    void invites(chatId).then((result) => {
      setFailure(result.ok ? null : result.code);
      if (result.ok) setLinks(result.value);
    });
  }, [chatId]);
  useEffect(refresh, [refresh]);

  if (failure) {
    return (
      <div className={styles.failed} role="alert">
        <p>{t(`errors:${failure}`)}</p>
        <Button onClick={refresh}>{t('common:retry')}</Button>
      </div>
    );
  }
  if (!links) {
    return (
      <div className={styles.loading}>
        <Spinner />
      </div>
    );
  }

  const usable = links.filter((link) => link.url !== null && isOpen(link, now));
  const shown = usable.find(({ inviteId }) => inviteId === chosen) ?? usable[0];
  return (
    <div className={styles.links}>
      {shown?.url && <ShownLink key={shown.inviteId} url={shown.url} />}
      {links.length > 0 && (
        <section>
          <h3>{t('list')}</h3>
          <ul className={styles.list}>
            {links.map((link) => (
              <LinkRow
                key={link.inviteId}
                chatId={chatId}
                link={link}
                shown={link === shown}
                onShow={() => setChosen(link.inviteId)}
                onRevoked={refresh}
              />
            ))}
          </ul>
        </section>
      )}
      <NewLink
        chatId={chatId}
        onMade={(link) => {
          setChosen(link.inviteId);
          refresh();
        }}
      />
    </div>
  );
}
