import { useTranslation } from 'react-i18next';
import { ChatList } from '../features/chats/index.ts';
import { Conversation } from '../features/conversation/index.ts';
import { Gallery, Viewer } from '../features/files/index.ts';
import { GroupDetails, NewGroupDialog } from '../features/groups/index.ts';
import { InviteDialog, InviteLinksDialog, JoinRequestsDialog } from '../features/invites/index.ts';
import { NewChatDialog } from '../features/people/index.ts';
import { StatusDialog } from '../features/status/index.ts';
import { PersonDetails, RequestList } from '../features/relations/index.ts';
import { SearchPanel } from '../features/search/index.ts';
import { Settings } from '../features/settings/index.ts';
import { StarredDialog } from '../features/starred/index.ts';
import { Switcher } from '../features/switcher/index.ts';
import { useChats } from '../stores/chats.ts';
import { useDetails } from '../stores/details.ts';
import { useNavigation, useSidebarQuery } from '../stores/navigation.ts';
import { useRequests } from '../stores/requests.ts';
import { isFiltered, useSearch } from '../stores/search.ts';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { useLayoutMode } from '../ui/useLayoutMode.ts';
import { NoSelection } from './NoSelection.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { Sidebar } from './Sidebar.tsx';
import { useShortcuts } from './useShortcuts.ts';
import styles from './Main.module.css';

/** What a registered person sees: chat list and conversation side by side, or the settings. */
export function Main() {
  const { t } = useTranslation('app');
  const view = useNavigation((state) => state.view);
  const chatId = useNavigation((state) => state.selectedChatId);
  const mode = useLayoutMode();
  const query = useSidebarQuery();
  const filtered = useSearch((state) => isFiltered(state.filters));
  const isSearching = query !== '' || filtered;
  const details = useDetails((state) => state.open);
  const isGroup = useChats(({ byId }) => Boolean(chatId && byId[chatId]?.group));
  const isDirect = useChats(({ byId }) => Boolean(chatId && byId[chatId]?.peer));
  const showsRequests = useRequests((state) => state.open);
  const lists = showsRequests ? <RequestList rail={mode === 'rail'} /> : <ChatList />;
  useShortcuts();
  // Results need more room than the narrow column has.
  const sidebar = (
    <Sidebar rail={mode === 'rail' && !isSearching} full={mode === 'single'}>
      {isSearching ? <SearchPanel /> : lists}
    </Sidebar>
  );
  return (
    <div className={styles.shell}>
      {view === 'settings' ? (
        <Settings />
      ) : (
        <>
          {mode === 'single' && !chatId && (
            <main className={styles.only}>
              <VisuallyHidden>
                <h1>{t('sidebar')}</h1>
              </VisuallyHidden>
              {sidebar}
            </main>
          )}
          {mode !== 'single' && sidebar}
          {(mode !== 'single' || chatId) && (
            <main className={styles.pane} data-region="conversation">
              {chatId ? <Conversation key={chatId} chatId={chatId} /> : <NoSelection />}
            </main>
          )}
          {chatId && details && isGroup && (
            <GroupDetails key={`details-${chatId}`} chatId={chatId} />
          )}
          {chatId && details && isDirect && (
            <PersonDetails key={`details-${chatId}`} chatId={chatId} />
          )}
        </>
      )}
      <NewChatDialog />
      <NewGroupDialog />
      <StarredDialog />
      <StatusDialog />
      <InviteDialog />
      <InviteLinksDialog />
      <JoinRequestsDialog />
      <ShortcutSheet />
      <Switcher />
      <Gallery />
      <Viewer />
    </div>
  );
}
