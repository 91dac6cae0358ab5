import { Images, Link2, LogOut, Pencil, UserRoundPlus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#contract/wire/group-rights.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { chatTitle } from '../../../services/chats/index.ts';
import { useChats } from '../../../stores/chats.ts';
import { showDetails } from '../../../stores/details.ts';
import { showGallery } from '../../../stores/gallery.ts';
import { useInvites } from '../../../stores/invites.ts';
import { openDialog } from '../../../stores/navigation.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useMemberCount } from '../GroupStatus.tsx';
import { AddMembersDialog } from './AddMembersDialog.tsx';
import { EditGroupDialog } from './EditGroupDialog.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { MemberList } from './MemberList.tsx';
import { PermissionsSection } from './PermissionsSection.tsx';
import { Portrait } from '../../pictures/index.ts';
import styles from './GroupDetails.module.css';

/** Beside the conversation: what the group is, who is in it and what they may do. */
export function GroupDetails({ chatId }: { chatId: ChatId }) {
  const { t } = useTranslation(['groups', 'invites', 'files']);
  const chat = useChats((state) => state.byId[chatId]);
  const count = useMemberCount(chatId);
  const [dialog, setDialog] = useState<'edit' | 'add' | 'leave' | null>(null);
  const requests = useInvites((state) => state.requests[chatId]?.length ?? 0);
  const group = chat?.group;
  if (!group) return null;
  const may = (right: 'add' | 'edit') =>
    group.state === 'active' && group.role !== null && mayDo(group.role, group.permissions, right);
  const close = () => setDialog(null);
  const title = chatTitle(chat);
  return (
    <aside className={styles.panel} aria-label={t('details.title')}>
      <header className={styles.header}>
        <h2>{t('details.title')}</h2>
        {may('edit') && (
          <IconButton icon={Pencil} label={t('details.edit')} onClick={() => setDialog('edit')} />
        )}
        <IconButton icon={X} label={t('details.close')} onClick={() => showDetails(false)} />
      </header>
      <div className={styles.identity}>
        <Portrait picture={group.picture} id={chatId} name={title} size="xl" shape="group" />
        <div>
          <b>{title}</b>
          <small>{count}</small>
        </div>
      </div>
      {group.description && <p className={styles.about}>{group.description}</p>}
      <section className={styles.block}>
        <button type="button" className={styles.action} onClick={() => showGallery(chatId)}>
          <Icon icon={Images} />
          {t('files:gallery.title')}
        </button>
      </section>
      {group.state === 'active' && group.role !== null && group.role !== 'member' && (
        <section className={styles.block}>
          <button
            type="button"
            className={styles.action}
            onClick={() => openDialog('invite-links', chatId)}
          >
            <Icon icon={Link2} />
            {t('invites:open')}
          </button>
          {requests > 0 && (
            <button
              type="button"
              className={styles.action}
              onClick={() => openDialog('join-requests', chatId)}
            >
              <Icon icon={UserRoundPlus} />
              {t('invites:requests.title')}
              <Badge count={requests} label={t('invites:requests.bar', { count: requests })} />
            </button>
          )}
        </section>
      )}
      <PermissionsSection chatId={chatId} group={group} />
      <section className={styles.block}>
        <div className={styles.heading}>
          <h3>{t('members', { count: group.members.length })}</h3>
          {may('add') && (
            <IconButton
              icon={UserRoundPlus}
              label={t('details.add')}
              size="small"
              onClick={() => setDialog('add')}
            />
          )}
        </div>
        <MemberList chatId={chatId} group={group} />
      </section>
      {group.role !== null && (
        <section className={styles.block}>
          <button type="button" className={styles.leave} onClick={() => setDialog('leave')}>
            <Icon icon={LogOut} />
            {t('details.leave')}
          </button>
        </section>
      )}
      <EditGroupDialog chatId={chatId} group={group} open={dialog === 'edit'} onClose={close} />
      <AddMembersDialog chatId={chatId} group={group} open={dialog === 'add'} onClose={close} />
      <LeaveDialog chatId={chatId} group={group} open={dialog === 'leave'} onClose={close} />
    </aside>
  );
}
