import { useEffect } from 'react';
import { searchEverywhere } from '../../services/search/index.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useSearch } from '../../stores/search.ts';

/** Typing must rest this long, in ms. */
const SETTLE = 120;

/** Looks for messages whenever words or filters change, and again when the index is complete. */
export function useSidebarSearch(): void {
  const query = useNavigation((state) => state.sidebarQuery);
  const filters = useSearch((state) => state.filters);
  const isReady = useSearch((state) => state.index.state === 'ready');
  useEffect(() => {
    const timer = setTimeout(() => void searchEverywhere(query), SETTLE);
    return () => clearTimeout(timer);
  }, [query, filters, isReady]);
}
