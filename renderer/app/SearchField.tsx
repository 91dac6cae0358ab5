import { Search, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { platform } from '../platform/index.ts';
import { setSidebarQuery, useNavigation } from '../stores/navigation.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { SEARCH_FIELD_ID } from './focus-search.ts';
import { focusChatList } from '../features/chats/index.ts';
import { shortcutKeys } from './shortcuts.ts';
import styles from './SearchField.module.css';

/** Filters the chat list as one types; `@handle` also looks for a person. */
export function SearchField() {
  const { t } = useTranslation('app');
  const query = useNavigation((state) => state.sidebarQuery);
  return (
    <div className={styles.field} role="search">
      <Icon icon={Search} size={18} />
      <input
        id={SEARCH_FIELD_ID}
        type="text"
        inputMode="search"
        autoComplete="off"
        spellCheck={false}
        data-region-focus
        aria-label={t('searchChats')}
        placeholder={t('searchChats')}
        value={query}
        onChange={(event) => setSidebarQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            focusChatList();
          }
          if (event.key !== 'Escape') return;
          if (query) event.stopPropagation();
          setSidebarQuery('');
        }}
      />
      {query ? (
        <IconButton
          icon={X}
          size="small"
          label={t('clearSearch')}
          tooltip={false}
          className={styles.clear}
          onClick={() => {
            setSidebarQuery('');
            document.getElementById(SEARCH_FIELD_ID)?.focus();
          }}
        />
      ) : (
        <kbd>{shortcutKeys('search', platform.info.os).join(' ')}</kbd>
      )}
    </div>
  );
}
