import type { DeviceId, UserId } from '#contract/wire/primitives.ts';
import type { AccountData } from '../account-data/account-data.ts';
import type { PersonalMarks } from '../account-data/marks.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane } from '../chats/lane.ts';
import type { ShowMessage } from '../effects/show.ts';
import type { Emitter } from '../events/emitter.ts';
import type { GroupKeeper } from '../groups/keeper.ts';
import type { PendingCommits } from '../groups/pending.ts';
import type { Orders } from '../outbox/orders.ts';
import { createProfileJobs } from '../outbox/profile-job.ts';
import type { PeopleBook } from '../people/book.ts';
import type { Profiles } from '../people/profiles.ts';
import { newDevices } from '../people/relations.ts';
import type { Store } from '../ports/store.ts';
import type { MessageRecord } from '../records/message.ts';
import type { Context } from '../runtime/context.ts';
import type { Requester } from '../transport/connection.ts';
import { createApplyEntries } from './apply.ts';
import type { Batch } from './batch.ts';
import type { CommitDeps } from './commit-entry.ts';
import { type Inbox, createInbox } from './inbox.ts';
import { createWriteBatch } from './write-batch.ts';

export interface InboxPartsDeps {
  context: Context;
  stopped: () => boolean;
  store: Store;
  account: AccountHolder;
  accountData: AccountData;
  marks: PersonalMarks;
  book: ChatBook;
  people: PeopleBook;
  profiles: Profiles;
  orders: Orders;
  keeper: GroupKeeper;
  pending: PendingCommits;
  authenticator: CommitDeps['authenticator'];
  emitter: Emitter;
  show: ShowMessage;
  requester: Requester;
  dropFiles: (messages: MessageRecord[]) => void;
  vouched: (batch: Batch) => boolean;
  isBlocked: (userId: UserId) => boolean;
  /** A batch is on disk. */
  written: (lane: Lane, batch: Batch) => void;
}

/** Makes what applies the entries of the logs and ties it together. */
export function createInboxParts(deps: InboxPartsDeps): Inbox {
  const { context, store, account, book, people, keeper, pending, vouched, isBlocked } = deps;
  const write = createWriteBatch(
    context,
    store,
    book,
    keeper,
    deps.profiles,
    createProfileJobs(context, deps.orders),
    account,
    deps.accountData,
    deps.marks,
    deps.emitter,
    deps.show,
    deps.dropFiles,
    { vouched, isBlocked },
    deps.written,
  );
  const isNews = (userId: UserId, deviceId: DeviceId) =>
    newDevices(people.get(userId)).some((device) => device.deviceId === deviceId);
  const commits = { store, keeper, authenticator: deps.authenticator, isNews, log: context.log };
  const apply = createApplyEntries(commits, account, book, pending, write);
  return createInbox(context, book, deps.requester, apply, deps.stopped);
}
