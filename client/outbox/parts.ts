import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane, Lanes } from '../chats/lane.ts';
import type { ShowMessage } from '../effects/show.ts';
import type { Emitter } from '../events/emitter.ts';
import type { Sharing } from '../files/sharing.ts';
import type { Claim } from '../groups/claim.ts';
import { createEstablish } from '../groups/establish.ts';
import { createRunIntent } from '../groups/intent.ts';
import { createIntents } from '../groups/intents.ts';
import type { GroupKeeper } from '../groups/keeper.ts';
import { createMaintain } from '../groups/maintain.ts';
import type { PendingCommits } from '../groups/pending.ts';
import { createReconcileRoster } from '../groups/roster.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { PeopleBook } from '../people/book.ts';
import type { Directory } from '../people/directory.ts';
import type { Store } from '../ports/store.ts';
import type { MessageRecord } from '../records/message.ts';
import type { Context } from '../runtime/context.ts';
import type { Timers } from '../runtime/timers.ts';
import type { Requester } from '../transport/connection.ts';
import { createCompose } from './compose.ts';
import { createAddEffect } from './effect-jobs.ts';
import { createEncrypting } from './encrypt.ts';
import { createJobs } from './jobs.ts';
import type { Orders } from './orders.ts';
import { createOutbox } from './outbox.ts';
import { createSchedule } from './schedule.ts';
import { createSendCommit } from './send-commit.ts';
import { type SendDeps, createSendMessage } from './send-message.ts';
import { createStep } from './step.ts';

export interface OutboxPartsDeps extends Pick<SendDeps, 'openFiles' | 'sent' | 'ended'> {
  context: Context;
  timers: Timers;
  stopped: () => boolean;
  store: Store;
  account: AccountHolder;
  book: ChatBook;
  lanes: Lanes;
  orders: Orders;
  emitter: Emitter;
  show: ShowMessage;
  people: PeopleBook;
  directory: Directory;
  claim: Claim;
  keeper: GroupKeeper;
  pending: PendingCommits;
  inbox: Inbox;
  requester: Requester;
  /** Belongs into the write that deletes a message: see {@link Sharing}. */
  releaseOps: Sharing['releaseOps'];
  /** A message is gone: its files need not be sent or kept any more. */
  discarded: (message: MessageRecord) => void;
  wake: (lane: Lane) => void;
}

/** Makes what brings messages and changes of groups to the server and ties it together. */
export function createOutboxParts(deps: OutboxPartsDeps) {
  const { context, timers, store, account, book, lanes, orders, emitter, show } = deps;
  const { people, directory, claim, keeper, pending, inbox, requester, wake } = deps;
  const { openFiles, sent, ended } = deps;
  const composing = [context, store, account, book, lanes, orders, emitter, show] as const;

  const jobs = createJobs(...composing);
  const establish = createEstablish(
    context,
    account,
    book,
    people,
    directory,
    claim,
    keeper,
    pending,
  );
  const reconcile = createReconcileRoster(book, people, claim, keeper, pending);
  const maintain = createMaintain(context, timers, book, keeper, pending, reconcile, wake);
  const sendCommit = createSendCommit(account, book, pending, jobs, inbox, requester);
  const sendMessage = createSendMessage({
    context,
    account,
    book,
    jobs,
    encrypting: createEncrypting(context, store, account, book, keeper, people),
    inbox,
    emitter,
    show,
    requester,
    openFiles,
    sent,
    ended,
    wake,
  });
  const intents = createIntents(context, store, account, lanes, orders, claim, (one) =>
    emitter.groupProgress(one),
  );
  const step = createStep(
    context,
    book,
    pending,
    jobs,
    establish,
    maintain,
    sendCommit,
    sendMessage,
    createRunIntent(account, book, keeper, pending, intents),
    intents,
  );
  return {
    jobs,
    compose: createCompose(...composing),
    addEffect: createAddEffect(...composing, deps, deps.discarded),
    schedule: createSchedule(context, timers, lanes, wake),
    intents,
    outbox: createOutbox(context, timers, deps.stopped, step),
  };
}
