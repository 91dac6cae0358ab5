import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { useAccount } from '../../stores/account.ts';
import { useChats } from '../../stores/chats.ts';
import { useConnection } from '../../stores/connection.ts';
import { usePresence } from '../../stores/presence.ts';
import { useTypingText } from '../chats/index.ts';

interface GroupStatusProps {
  chatId: ChatId;
  className: string | undefined;
  activeClassName: string | undefined;
}

/** Line under a group's name: who is typing, else how many are in it and online. */
export function GroupStatus({ chatId, className, activeClassName }: GroupStatusProps) {
  const count = useMemberCount(chatId);
  const typing = useTypingText(chatId);
  return <p className={typing ? activeClassName : className}>{typing ?? count}</p>;
}

/** `8 members, 3 online`; without a connection nobody is known to be online. */
export function useMemberCount(chatId: ChatId): string {
  const { t } = useTranslation('groups');
  const members = useChats((state) => state.byId[chatId]?.group?.members);
  const connected = useConnection(({ state }) => state === 'online' || state === 'syncing');
  const self = useAccount((state) => state.account?.userId);
  // Of oneself the server tells nothing.
  const online = usePresence(({ byUser }) =>
    connected
      ? (members ?? []).filter(
          ({ userId }) => userId === self || byUser[userId]?.state === 'online',
        ).length
      : 0,
  );
  const count = t('members', { count: members?.length ?? 0 });
  return online > 0 ? `${count}, ${t('online', { count: online })}` : count;
}
