import { UserRoundPlus } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { loadJoinRequests } from '../../services/invites.ts';
import { useChats } from '../../stores/chats.ts';
import { useInvites } from '../../stores/invites.ts';
import { openDialog } from '../../stores/navigation.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './JoinRequests.module.css';

/** Under the header of a group, for admins: how many wait to be let in. */
export function JoinRequestsBar({ chatId }: { chatId: ChatId }) {
  const { t } = useTranslation('invites');
  const decides = useChats(({ byId }) => {
    const group = byId[chatId]?.group;
    return group?.state === 'active' && group.role !== null && group.role !== 'member';
  });
  const count = useInvites(({ requests }) => requests[chatId]?.length ?? 0);
  useEffect(() => {
    if (decides) void loadJoinRequests(chatId);
  }, [chatId, decides]);
  if (!decides || count === 0) return null;
  return (
    <div className={styles.bar} role="status">
      <Icon icon={UserRoundPlus} size={18} />
      <span>{t('requests.bar', { count })}</span>
      <Button size="small" onClick={() => openDialog('join-requests', chatId)}>
        {t('requests.review')}
      </Button>
    </div>
  );
}
