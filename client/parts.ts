import type { StrangerPolicy } from '#contract/engine/people.ts';
import { createLifecycle } from './lifecycle.ts';
import { createMemory } from './memory.ts';
import { createMls } from '#e2ee/groups/mls.ts';
import type { SuiteName } from '#e2ee/groups/suite.ts';
import { createTelling } from './account-data/telling.ts';
import { followMarks } from './account-data/marks.ts';
import { createAccountSession } from './account/session.ts';
import { createTokenSource } from './account/login.ts';
import { createRegister } from './account/register.ts';
import { createRestore } from './account/restore.ts';
import { createOpenDirect } from './chats/direct.ts';
import { createForward } from './chats/forward.ts';
import type { Lane } from './chats/lane.ts';
import { createReadPage } from './chats/pages.ts';
import { createExpiry } from './effects/expiry.ts';
import { createRemoveMessages } from './effects/remove.ts';
import { createFileParts } from './files/parts.ts';
import { createClaim } from './groups/claim.ts';
import { createGroups } from './groups/groups.ts';
import { createKeyPackages } from './groups/key-packages.ts';
import { createRosterWatch } from './groups/roster-watch.ts';
import { createInboxParts } from './inbox/parts.ts';
import { createInviteParts } from './invites/parts.ts';
import type { MessageRecord } from './records/message.ts';
import { createNotes } from './notes/notes.ts';
import { createOutboxParts } from './outbox/parts.ts';
import { createAuthenticator } from './people/authenticator.ts';
import { createDirectory } from './people/directory.ts';
import { createFinder } from './people/find.ts';
import { createPeopleParts } from './people/parts.ts';
import { createProfiles } from './people/profiles.ts';
import type { FileCache } from './ports/file-cache.ts';
import type { Store } from './ports/store.ts';
import { createPresence } from './presence/presence.ts';
import { createTyping } from './presence/typing.ts';
import { inBackground } from './runtime/background.ts';
import type { Context } from './runtime/context.ts';
import { guarded } from './runtime/results.ts';
import { ClosingStore } from './runtime/closing-store.ts';
import { Timers } from './runtime/timers.ts';
import { createFind } from './search/find.ts';
import { createChatStates } from './sync/chat-states.ts';
import { createReadCursors } from './sync/read-cursors.ts';
import { createReceipts } from './sync/receipts.ts';
import { createSync } from './sync/sync.ts';
import { type Connection, type Requester, createConnection } from './transport/connection.ts';
import { createHttp } from './transport/http.ts';
import { createPushHandlers } from './transport/pushes.ts';
import type { SocketFactory } from './transport/socket-port.ts';

export type Parts = ReturnType<typeof createParts>;

interface Outside {
  files: FileCache;
  socketFactory: SocketFactory;
  cipherSuite: SuiteName;
  strangers: StrangerPolicy;
}

/**
 * Makes the engine's parts and ties them together; nothing runs before `account.begin`. Each area wires
 * itself; here stands only what the areas need of each other, in one place because they depend in circles.
 */
export function createParts(
  context: Context,
  opened: Store,
  { files: cache, socketFactory, cipherSuite, strangers }: Outside,
) {
  const store = new ClosingStore(opened);
  const timers = new Timers();
  const stopping = new AbortController();
  const stopped = () => stopping.signal.aborted;
  const { log, timing } = context;

  const memory = createMemory(context, store, () => telling.wake());
  const { emitter, account, accountData, progress, book, people, lanes, keeper } = memory;
  const { orders, pending, indexer, marks, show, viewOf } = memory;

  const dropFiles = (messages: MessageRecord[]) => {
    for (const { attachments } of messages) {
      for (const { blobId } of attachments) inBackground(log, downloads.cancel(blobId));
    }
  };
  const removeMessages = createRemoveMessages(store, book, emitter, show, dropFiles);
  followMarks(log, store, accountData, emitter, show, removeMessages);
  const expiry = createExpiry(context, timers, store, removeMessages, stopped, (message) =>
    sharing.release(message),
  );
  emitter.subscribe((event) => {
    if (event.type !== 'messages') return;
    if (event.upserted.some(({ expiresAt }) => expiresAt !== null)) expiry.poke();
    if (event.upserted.some(({ sendAt }) => sendAt !== null)) schedule.arm();
  });

  const requester: Requester = {
    request: (name, payload) => connection.request(name, payload),
    pulse: (name, payload) => connection.pulse(name, payload),
  };
  const http = (origin: string) => createHttp(origin, timing.request, stopping.signal);
  const wake = (lane: Lane) => outbox.wake(lane);
  /** Asks the others to replace the leaf of this device, which has lost the group's state. */
  const rejoin = ({ chatId }: Lane) =>
    inBackground(log, requester.request('chat:rejoin', { chatId }));

  const { relations, requests, blocks, report } = createPeopleParts({
    context,
    policy: strangers,
    store,
    account,
    accountData,
    book,
    people,
    emitter,
    requester,
    removeMessages,
    nextOrder: () => orders.next(),
    asked: (chatId) => invites.joining.list().some((join) => join.chatId === chatId),
    queue: (job) => lanes.of(job.chatId).addJob(job),
    opened(chatId) {
      receipts.moved(chatId);
      presence.watch();
      outbox.wake(lanes.of(chatId));
    },
    leave: (chatId) => groups.leave(chatId),
  });
  const directory = createDirectory(context, people, requester);
  const authenticator = createAuthenticator(context, people, directory);
  const profiles = createProfiles(log, account, accountData, people, requester);
  const receipts = createReceipts(context, timers, account, accountData, book, requester);
  const presence = createPresence(context, timers, accountData, book, requester, emitter);
  const typing = createTyping(context, timers, account, book, requester, emitter);
  const keyPackages = createKeyPackages(context, store, keeper, requester);
  const claim = createClaim(context, people, directory, keeper, requester);
  const rosterWatch = createRosterWatch(context, account, book, lanes, people, directory, wake);

  const inbox = createInboxParts({
    context,
    stopped,
    store,
    account,
    accountData,
    marks,
    book,
    people,
    profiles,
    orders,
    keeper,
    pending,
    authenticator,
    emitter,
    show,
    requester,
    dropFiles,
    vouched: requests.vouched,
    isBlocked: relations.isBlocked,
    written(lane, batch) {
      lane.attempt = 0;
      receipts.moved(lane.chatId);
      for (const { senderId } of batch.messages) typing.stopped(lane.chatId, senderId);
      if (batch.joined || batch.ownVoice || (batch.fields !== null && batch.epochMoved)) {
        presence.watch();
      }
      lane.outside = lane.outside.filter((deviceId) => !batch.gone.has(deviceId));
      const isStranded = batch.lost && batch.groupState === 'broken';
      // Further down the log may stand the welcome that lets this device in again.
      if (isStranded && lane.head <= batch.appliedSeq) rejoin(lane);
      if (batch.usedKeyPackage?.lastResort) inBackground(log, keyPackages.renewLastResort());
      if (batch.chat.kind === 'notes') telling.wake();
      outbox.wake(lane);
    },
  });

  const reads = createReadCursors(store, book);
  const states = createChatStates(
    context,
    account,
    book,
    lanes,
    reads,
    requests.takes,
    ({ peerId }) => {
      presence.watch();
      if (peerId !== null && people.get(peerId).identityKey === null) {
        inBackground(log, directory.refresh(peerId));
      }
    },
    () => presence.watch(),
    (chatId) => keeper.forget(chatId),
  );

  const { jobs, compose, addEffect, schedule, intents, outbox } = createOutboxParts({
    context,
    timers,
    stopped,
    store,
    account,
    book,
    lanes,
    orders,
    emitter,
    show,
    people,
    directory,
    claim,
    keeper,
    pending,
    inbox,
    requester,
    openFiles: (lane, job) => sharing.open(lane.chatId, job),
    discarded(message) {
      dropFiles([message]);
      sharing.released(message);
    },
    releaseOps: (message) => sharing.releaseOps(message),
    sent: (lane) => rosterWatch.written(lane),
    ended: ({ chatId }) => states.ended(chatId),
    wake,
  });
  const transfers = createFileParts({
    context,
    timers,
    store,
    account,
    lanes,
    jobs,
    compose,
    cache,
    emitter,
    requester,
    http,
    ready: (lane) => outbox.wakeNow(lane),
  });
  const { uploads, downloads, sharing } = transfers;
  const sync = createSync(
    context,
    timers,
    account,
    book,
    lanes,
    states,
    receipts,
    inbox,
    outbox,
    requester,
  );

  const notes = createNotes(account, book, lanes, people, directory, states, requester);
  const telling = createTelling({
    context,
    timers,
    accountData,
    notes,
    book,
    lanes,
    orders,
    emitter,
    online: () => progress.view.state === 'online',
    pull: (lane) => sync.pull(lane),
  });

  const groups = createGroups({
    context,
    account,
    book,
    lanes,
    states,
    intents,
    orders,
    outbox,
    requester,
    online: () => progress.view.state === 'online',
    pull: (chatId) => sync.pull(lanes.of(chatId)),
  });

  const invites = createInviteParts({
    context,
    timers,
    store,
    account,
    book,
    emitter,
    requester,
    groups,
    isBlocked: relations.isBlocked,
  });

  const handlers = createPushHandlers({
    log,
    account,
    book,
    lanes,
    states,
    sync,
    profiles,
    presence,
    typing,
    keyPackages,
    rosterWatch,
    invites,
    revoked: () => connection.refuse('device-revoked'),
  });

  const connection: Connection = createConnection({
    context,
    timers,
    socketFactory,
    tokens: createTokenSource(context, account, http),
    handlers,
    async opened() {
      // Others can write to this device as soon as it counts as online.
      const [reachable, synced] = await Promise.all([
        guarded(() => keyPackages.ensureSome()),
        guarded(() => sync.start()),
      ]);
      if (!reachable.ok) log(`key-packages-failed:${reachable.code}`);
      if (!synced.ok) return synced;
      for (const chat of book.list()) {
        if (chat.lost && chat.group === 'broken' && chat.accepted) rejoin(lanes.of(chat.chatId));
      }
      presence.begin();
      invites.online();
      transfers.wake();
      rosterWatch.changed(account.self.userId);
      inBackground(log, profiles.bringUpToDate());
      inBackground(log, blocks.bringUpToDate());
      inBackground(log, keyPackages.replenish());
      return synced;
    },
    resync: () => guarded(() => sync.start()),
    closed() {
      sync.ended();
      presence.ended();
    },
    changed: (link, heardAt) => progress.linkChanged(link, heardAt),
  });

  const session = createAccountSession(account, people, keeper, connection, (device) =>
    createMls({ device, cipherSuite, now: context.now, authenticate: authenticator.authenticate }),
  );

  return {
    context,
    store,
    emitter,
    account,
    accountData,
    notes,
    progress,
    book,
    people,
    lanes,
    profiles,
    presence,
    typing,
    receipts,
    reads,
    timers,
    jobs,
    compose,
    addEffect,
    marks,
    removeMessages,
    forward: createForward(store, account, people, compose),
    show,
    outbox,
    connection,
    session,
    viewOf,
    http,
    cache,
    fileBook: transfers.book,
    files: transfers.files,
    uploads,
    sharing,
    groups,
    invites,
    relations,
    requests,
    blocks,
    report,
    finder: createFinder(account, people, directory, relations),
    openDirect: createOpenDirect(
      account,
      book,
      people,
      directory,
      states,
      requester,
      requests.begun,
    ),
    pull: (lane: Lane) => sync.pull(lane),
    readPage: createReadPage(store, show),
    indexer,
    find: createFind(store, indexer, show),
    register: createRegister(context, account, http),
    restore: createRestore(context, account, http),

    ...createLifecycle({
      context,
      timers,
      stopping,
      account,
      progress,
      people,
      accountData,
      book,
      jobs,
      pending,
      lanes,
      invites,
      marks,
      intents,
      transfers,
      indexer,
      expiry,
      schedule,
      connection,
      keeper,
    }),
  };
}
