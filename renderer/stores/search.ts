import { create } from 'zustand';
import type { EngineErrorCode } from '#contract/engine/errors.ts';
import type { SearchCursor, SearchHit, SearchIndexView } from '#contract/engine/search.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';

/** What narrows a search down beside its words. Times: Unix ms. */
export interface SearchFilters {
  chatId: ChatId | null;
  senderId: UserId | null;
  sentAfter: number | null;
  sentBefore: number | null;
  hasLink: boolean;
  hasMedia: boolean;
  hasFile: boolean;
}

export const NO_FILTERS: SearchFilters = {
  chatId: null,
  senderId: null,
  sentAfter: null,
  sentBefore: null,
  hasLink: false,
  hasMedia: false,
  hasFile: false,
};

export const isFiltered = (filters: SearchFilters): boolean =>
  Object.values(filters).some((value) => value !== null && value !== false);

/** Results so far, newest first. */
export interface SearchResults {
  state: 'idle' | 'searching' | 'done' | 'failed';
  hits: readonly SearchHit[];
  total: number;
  next: SearchCursor | null;
  code: EngineErrorCode | null;
}

export const NO_RESULTS: SearchResults = {
  state: 'idle',
  hits: [],
  total: 0,
  next: null,
  code: null,
};

interface SearchState {
  index: SearchIndexView;
  /** Search everywhere, from the field above the chats. */
  filters: SearchFilters;
  results: SearchResults;
  /** Search in the open chat; null while its bar is closed. */
  inChat: {
    chatId: ChatId;
    query: string;
    filters: SearchFilters;
    results: SearchResults;
    /** Place of the result that is shown, from the newest. */
    at: number;
    /** Counts openings: each puts the caret into the field, unless it came from a result. */
    turn: number;
    focuses: boolean;
  } | null;
}

const initial: SearchState = {
  index: { state: 'ready', indexed: 0, total: 0 },
  filters: NO_FILTERS,
  results: NO_RESULTS,
  inChat: null,
};

export const useSearch = create<SearchState>()(() => initial);

export function setSearchIndex(index: SearchIndexView): void {
  useSearch.setState({ index });
}

export function setSearchFilters(change: Partial<SearchFilters>): void {
  useSearch.setState(({ filters }) => ({ filters: { ...filters, ...change } }));
}

export function setSearchResults(change: Partial<SearchResults>): void {
  useSearch.setState(({ results }) => ({ results: { ...results, ...change } }));
}

/** Shows the bar of a chat, with a query or the one that was there. */
export function showInChat(chatId: ChatId, query: string | null, focuses: boolean): void {
  useSearch.setState(({ inChat }) => {
    const same = inChat?.chatId === chatId ? inChat : null;
    return {
      inChat: {
        chatId,
        query: query ?? same?.query ?? '',
        filters: query === null ? (same?.filters ?? NO_FILTERS) : NO_FILTERS,
        results: query === null ? (same?.results ?? NO_RESULTS) : NO_RESULTS,
        at: query === null ? (same?.at ?? 0) : 0,
        turn: (inChat?.turn ?? 0) + 1,
        focuses,
      },
    };
  });
}

export function hideInChat(): void {
  useSearch.setState({ inChat: null });
}

export function changeInChat(
  change: Partial<Omit<NonNullable<SearchState['inChat']>, 'chatId' | 'turn'>>,
): void {
  useSearch.setState(({ inChat }) => (inChat ? { inChat: { ...inChat, ...change } } : {}));
}

export function clearSearchFilters(): void {
  useSearch.setState({ filters: NO_FILTERS });
}

export function clearSearch(): void {
  useSearch.setState(initial, true);
}
