import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { platform } from '../platform/index.ts';
import { focusResults } from '../features/search/index.ts';
import { setSidebarQuery, useNavigation } from '../stores/navigation.ts';
import { clearSearchFilters } from '../stores/search.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { shortcutKeys } from './shortcuts.ts';
import styles from './SearchField.module.css';

/** What stands in it is what the chats and messages are searched for. */
export const SEARCH_FIELD_ID = 'search-field';

function clear(): void {
  setSidebarQuery('');
  clearSearchFilters();
}

/** Finds chats and messages as one types; `@handle` also looks for a person. */
export function SearchField() {
  const { t } = useTranslation('app');
  const query = useNavigation((state) => state.sidebarQuery);
  const field = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.field} role="search">
      <Icon icon={Search} size={18} />
      <input
        ref={field}
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
            focusResults();
          }
          if (event.key !== 'Escape') return;
          if (query) event.stopPropagation();
          clear();
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
            clear();
            field.current?.focus();
          }}
        />
      ) : (
        <kbd aria-hidden>{shortcutKeys('search', platform.info).join(' ')}</kbd>
      )}
    </div>
  );
}
