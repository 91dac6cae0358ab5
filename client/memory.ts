import { AccountData } from './account-data/account-data.ts';
import { PersonalMarks } from './account-data/marks.ts';
import { watchAccountData } from './account-data/watch.ts';
import { AccountHolder } from './account/holder.ts';
import { ChatBook } from './chats/book.ts';
import { Lanes } from './chats/lane.ts';
import { type ViewOf, createViewOf } from './chats/view-of.ts';
import { createShowMessage } from './effects/show.ts';
import { Emitter } from './events/emitter.ts';
import { GroupKeeper } from './groups/keeper.ts';
import { createPendingCommits } from './groups/pending.ts';
import { Orders } from './outbox/orders.ts';
import { PeopleBook } from './people/book.ts';
import type { Store } from './ports/store.ts';
import type { Context } from './runtime/context.ts';
import { Indexer } from './search/indexer.ts';
import { Progress } from './sync/progress.ts';

/**
 * What the engine keeps in memory of its store, and what tells of its changes.
 * @param ownChanged called when this device learnt something of its own account
 */
export function createMemory(context: Context, store: Store, ownChanged: () => void) {
  const { log } = context;
  const emitter: Emitter = new Emitter(
    {
      account: () => account.view(),
      connection: () => progress.view,
      chat: (chatId) => viewOf(chatId),
    },
    log,
  );
  const account = new AccountHolder(store, () => emitter.accountChanged());
  const accountData = new AccountData(
    { now: context.now, deviceId: () => account.self.deviceId },
    store,
  );
  const progress = new Progress(context, store, () => emitter.connectionChanged());
  const book = new ChatBook(store, (chatId) => emitter.chatChanged(chatId));
  watchAccountData(context, accountData, book, emitter);
  const people = new PeopleBook(
    store,
    (userId) => {
      for (const { chatId } of book.sharedWith(userId)) emitter.chatChanged(chatId);
      if (userId === account.current?.userId) ownChanged();
    },
    (userId) => accountData.get('person', userId),
  );
  const lanes = new Lanes();
  const keeper = new GroupKeeper(store);
  const orders = new Orders();
  const pending = createPendingCommits(store);
  const indexer = new Indexer(store, book, log, (index) => emitter.searchIndexChanged(index));
  emitter.subscribe(({ type }) => type === 'messages' && indexer.poke());

  const marks = new PersonalMarks(accountData);
  const show = createShowMessage(account, lanes, marks);
  const viewOf: ViewOf = createViewOf({ account, accountData, book, people, lanes, show });
  return {
    emitter,
    account,
    accountData,
    progress,
    book,
    people,
    lanes,
    keeper,
    orders,
    pending,
    indexer,
    marks,
    show,
    viewOf,
  };
}
