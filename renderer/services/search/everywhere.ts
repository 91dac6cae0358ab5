import { NO_RESULTS, setSearchResults, useSearch } from '../../stores/search.ts';
import { canSearch, search } from './request.ts';

let latest = 0;

/** Looks for messages everywhere; what an older question still brings is dropped. */
export async function searchEverywhere(query: string): Promise<void> {
  const turn = ++latest;
  const { filters } = useSearch.getState();
  if (!canSearch(query, filters)) {
    setSearchResults(NO_RESULTS);
    return;
  }
  setSearchResults({ state: 'searching' });
  const result = await search(query, filters);
  if (turn !== latest) return;
  if (result.ok) setSearchResults({ state: 'done', code: null, ...result.value });
  else setSearchResults({ ...NO_RESULTS, state: 'failed', code: result.code });
}

/** Adds the next page of results. */
export async function searchFurther(query: string): Promise<void> {
  const turn = latest;
  const { filters, results } = useSearch.getState();
  if (results.next === null || results.state === 'searching') return;
  setSearchResults({ state: 'searching' });
  const result = await search(query, filters, results.next);
  if (turn !== latest) return;
  if (!result.ok) return setSearchResults({ state: 'failed', code: result.code });
  const { hits, next } = result.value;
  setSearchResults({ state: 'done', hits: [...results.hits, ...hits], next });
}
