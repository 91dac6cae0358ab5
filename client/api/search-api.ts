import type { EngineApi } from '#contract/engine/api.ts';
import type { Parts } from '../parts.ts';
import { guarded } from '../runtime/results.ts';
import { orderAtTime } from '../search/at-time.ts';

type SearchApi = Pick<EngineApi, 'search' | 'searchIndex' | 'orderAt'>;

/** Finding messages in the local history. */
export function searchApi({ store, indexer, find }: Parts): SearchApi {
  return {
    search: (request) => guarded(() => find(request)),
    searchIndex: async () => indexer.view(),
    orderAt: (chatId, sentAt) => orderAtTime(store, chatId, sentAt),
  };
}
