import {
  Crown,
  EllipsisVertical,
  MessageCircle,
  ShieldMinus,
  ShieldPlus,
  UserRoundMinus,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupView, MemberView } from '#contract/engine/groups.ts';
import { mayRemove, maySetRoles } from '#contract/wire/group-rights.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { personName } from '../../../services/chats/index.ts';
import { removeMember, setRole } from '../../../services/groups.ts';
import { openChatWith } from '../../../services/people.ts';
import { useAccount } from '../../../stores/account.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, MenuItem } from '../../../ui/Menu.tsx';
import { useStatusText } from '../../chats/index.ts';
import { usePresenceDot, usePresenceText } from '../../chats/index.ts';
import { useTask } from '../use-task.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { Portrait } from '../../pictures/index.ts';
import styles from './MemberList.module.css';

interface MemberRowProps {
  chatId: ChatId;
  group: GroupView;
  member: MemberView;
}

/** A member with what this account may do about them. */
export function MemberRow({ chatId, group, member }: MemberRowProps) {
  const { t } = useTranslation('groups');
  const self = useAccount((state) => state.account?.userId);
  const isSelf = member.userId === self;
  const dot = usePresenceDot(member.userId);
  const presence = usePresenceText(member.userId);
  const said = useStatusText(member.status);
  const [asks, setAsks] = useState<'remove' | 'hand' | null>(null);
  const { run } = useTask();
  const name = personName(member);
  const own = group.state === 'active' ? group.role : null;
  const { userId, role } = member;
  const appoints = own !== null && maySetRoles(own);
  const close = () => setAsks(null);

  return (
    <li className={styles.row}>
      <Portrait
        picture={member.picture}
        id={userId}
        name={name}
        size="m"
        presence={isSelf ? null : dot}
      />
      <span className={styles.text}>
        <b title={name}>{name}</b>
        <small>
          {isSelf ? t('details.you') : (said ?? presence ?? (member.handle && `@${member.handle}`))}
        </small>
      </span>
      {role !== 'member' && <em className={styles.role}>{t(`role.${role}`)}</em>}
      {!isSelf && (
        <Menu
          align="end"
          trigger={
            <IconButton
              icon={EllipsisVertical}
              label={t('details.memberMenu', { name })}
              size="small"
              tooltip={false}
            />
          }
        >
          <MenuItem icon={MessageCircle} onSelect={() => void run(() => openChatWith(userId))}>
            {t('details.write')}
          </MenuItem>
          {appoints && role === 'member' && (
            <MenuItem
              icon={ShieldPlus}
              onSelect={() => void run(() => setRole(chatId, userId, 'admin'))}
            >
              {t('details.promote')}
            </MenuItem>
          )}
          {appoints && role === 'admin' && (
            <MenuItem
              icon={ShieldMinus}
              onSelect={() => void run(() => setRole(chatId, userId, 'member'))}
            >
              {t('details.demote')}
            </MenuItem>
          )}
          {appoints && (
            <MenuItem icon={Crown} onSelect={() => setAsks('hand')}>
              {t('details.handOver')}
            </MenuItem>
          )}
          {own !== null && mayRemove(own, role) && (
            <MenuItem icon={UserRoundMinus} danger onSelect={() => setAsks('remove')}>
              {t('details.remove')}
            </MenuItem>
          )}
        </Menu>
      )}
      <ConfirmDialog
        open={asks === 'remove'}
        onClose={close}
        title={t('remove.title', { name })}
        text={t('remove.text', { name })}
        confirm={t('remove.confirm')}
        danger
        onConfirm={() => removeMember(chatId, userId)}
      />
      <ConfirmDialog
        open={asks === 'hand'}
        onClose={close}
        title={t('hand.title', { name })}
        text={t('hand.text', { name })}
        confirm={t('hand.confirm')}
        onConfirm={() => setRole(chatId, userId, 'owner')}
      />
    </li>
  );
}
