import type { AccountData } from '../account-data/account-data.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Emitter } from '../events/emitter.ts';
import type { Store } from '../ports/store.ts';
import { inBackground } from '../runtime/background.ts';
import type { Context } from '../runtime/context.ts';
import type { Requester } from '../transport/connection.ts';
import { createBlocks } from './blocks.ts';
import type { PeopleBook } from './book.ts';
import { createRelations } from './relations.ts';
import { createSendReport } from './report.ts';
import { type Requests, type RequestsDeps, createRequests } from './requests.ts';

interface PeopleDeps extends Omit<RequestsDeps, 'relations'> {
  context: Context;
  store: Store;
  accountData: AccountData;
  book: ChatBook;
  people: PeopleBook;
  emitter: Emitter;
  requester: Requester;
}

/** What the account holds of other people, and what follows from it. */
export function createPeopleParts(deps: PeopleDeps) {
  const { context, store, accountData, book, people, emitter, requester } = deps;
  const relations = createRelations(people, accountData);
  const requests: Requests = createRequests({ ...deps, relations });
  const blocks = createBlocks(accountData, requester);

  accountData.subscribe((record) => {
    if (record.space !== 'person') return;
    for (const { chatId } of book.sharedWith(record.id)) emitter.chatChanged(chatId);
    inBackground(context.log, requests.review());
  });

  return { relations, requests, blocks, report: createSendReport(store, requester) };
}
