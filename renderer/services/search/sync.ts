import { clearSearch, setSearchIndex } from '../../stores/search.ts';
import { engine, onEngineEvent } from '../engine.ts';

/** Follows how far the index is, while an engine with an account runs; the answer ends it. */
export async function startSearch(): Promise<() => void> {
  const end = onEngineEvent((event) => {
    if (event.type === 'search-index') setSearchIndex(event.index);
  });
  setSearchIndex(await engine().searchIndex());
  return () => {
    end();
    clearSearch();
  };
}
