import type { SearchIndexView, SearchRequest } from '#contract/engine/search.ts';
import type { ClientMessageId } from '#contract/wire/primitives.ts';
import type { ChatBook } from '../../chats/book.ts';
import type { Store } from '../../ports/store.ts';
import { messageView } from '../../records/message.ts';
import { createFind } from '../find.ts';
import { Indexer } from '../indexer.ts';
import { chatOf } from './corpus.ts';

/** An index over a store whose chats have so many entries each. */
export async function indexOf(store: Store, appliedSeqs: number[]) {
  const views: SearchIndexView[] = [];
  const logs: string[] = [];
  const chats = appliedSeqs.map((appliedSeq, at) => ({ chatId: chatOf(at), appliedSeq }));
  const book = { list: () => chats } as unknown as ChatBook;
  const indexer = new Indexer(
    store,
    book,
    (code) => logs.push(code),
    (view) => views.push(view),
  );
  await indexer.load();
  const find = createFind(store, indexer, (message) => messageView(message));
  return {
    indexer,
    find,
    views,
    logs,
    async built(): Promise<void> {
      while (indexer.view().state === 'building') await new Promise((done) => setTimeout(done, 2));
    },
    /** All ids that a search finds, page by page. */
    async ids(request: Omit<SearchRequest, 'limit'>, limit = 40): Promise<ClientMessageId[]> {
      const ids: ClientMessageId[] = [];
      for (let cursor = request.cursor; ;) {
        const page = await find({ ...request, limit, ...(cursor ? { cursor } : {}) });
        if (!page.ok) throw new Error(page.code);
        ids.push(...page.value.hits.map(({ message }) => message.id));
        if (page.value.next === null) return ids;
        cursor = page.value.next;
      }
    },
  };
}
