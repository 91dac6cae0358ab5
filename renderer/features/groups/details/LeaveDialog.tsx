import { useTranslation } from 'react-i18next';
import type { GroupView } from '#contract/engine/groups.ts';
import { successorOf } from '#contract/wire/group-rights.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { personName } from '../../../services/chats/index.ts';
import { leaveGroup } from '../../../services/groups.ts';
import { useAccount } from '../../../stores/account.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';

interface LeaveDialogProps {
  chatId: ChatId;
  group: GroupView;
  open: boolean;
  onClose: () => void;
}

/** Asks before leaving, and says who inherits the group. */
export function LeaveDialog({ chatId, group, open, onClose }: LeaveDialogProps) {
  const { t } = useTranslation('groups');
  const self = useAccount((state) => state.account?.userId);
  const heirId = group.role === 'owner' && self ? successorOf(group, self) : null;
  const heir = group.members.find(({ userId }) => userId === heirId);
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('leave.title')}
      text={
        <>
          {t('leave.text')}
          {heir && ` ${t('leave.owner', { name: personName(heir) })}`}
        </>
      }
      confirm={t('leave.confirm')}
      danger
      onConfirm={() => leaveGroup(chatId)}
    />
  );
}
