import { Tabs } from '@base-ui/react/tabs';
import { useTranslation } from 'react-i18next';
import { unreadOf } from '#contract/engine/attention.ts';
import { chatsOn } from '../../services/order/index.ts';
import { useChats } from '../../stores/chats.ts';
import { useFolders } from '../../stores/folders.ts';
import { type Shelf, setShelf } from '../../stores/navigation.ts';
import { Badge } from '../../ui/Badge.tsx';
import styles from './FolderTabs.module.css';

/** All chats, the unread ones, and the folders that the person made. */
export function FolderTabs({ shelf }: { shelf: Shelf }) {
  const { t } = useTranslation('chats');
  const folders = useFolders((state) => state.list);
  return (
    <Tabs.Root value={shelf} onValueChange={(next) => setShelf(next as Shelf)}>
      <Tabs.List aria-label={t('folders')} activateOnFocus className={styles.tabs}>
        <Tabs.Tab value="all" className={styles.tab}>
          {t('all')}
        </Tabs.Tab>
        <Tab shelf="unread" name={t('unreadOnes')} />
        {folders.map(({ id, name }) => (
          <Tab key={id} shelf={`folder:${id}`} name={name} />
        ))}
      </Tabs.List>
    </Tabs.Root>
  );
}

function Tab({ shelf, name }: { shelf: Shelf; name: string }) {
  const { t } = useTranslation('chats');
  const { count, isMuted } = useShelfUnread(shelf);
  return (
    <Tabs.Tab value={shelf} className={styles.tab} title={name}>
      <span>{name}</span>
      <Badge count={count} muted={isMuted} label={t('unread', { count })} />
    </Tabs.Tab>
  );
}

/** Messages to read on a shelf; muted when all of them stand in muted chats. */
export function useShelfUnread(shelf: Shelf): { count: number; isMuted: boolean } {
  const order = useChats((state) => state.order);
  const folders = useFolders((state) => state.list);
  const loud = useChats(({ byId }) => total(shelf, order, byId, folders).loud);
  const muted = useChats(({ byId }) => total(shelf, order, byId, folders).muted);
  return { count: loud + muted, isMuted: loud === 0 };
}

const total = (...shelf: Parameters<typeof chatsOn>) => unreadOf(chatsOn(...shelf), Date.now());
