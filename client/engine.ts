import type { EngineApi } from '#contract/engine/api.ts';
import type { StrangerPolicy } from '#contract/engine/people.ts';
import { DEFAULT_SUITE, type SuiteName } from '#e2ee/groups/suite.ts';
import { accountDataApi } from './api/account-data-api.ts';
import { accountApi } from './api/account-api.ts';
import { chatsApi } from './api/chats-api.ts';
import { filesApi } from './api/files-api.ts';
import { groupsApi } from './api/groups-api.ts';
import { invitesApi } from './api/invites-api.ts';
import { lifecycleApi } from './api/lifecycle-api.ts';
import { messagesApi } from './api/messages-api.ts';
import { notesApi } from './api/notes-api.ts';
import { picturesApi } from './api/pictures-api.ts';
import { peopleApi } from './api/people-api.ts';
import { pollsApi } from './api/polls-api.ts';
import { searchApi } from './api/search-api.ts';
import { createParts } from './parts.ts';
import type { FileCache } from './ports/file-cache.ts';
import type { Store } from './ports/store.ts';
import { type Log, TIMING, type Timing } from './runtime/context.ts';
import { type SocketFactory, socketFactory } from './transport/socket-port.ts';

export interface EngineOptions {
  /** Opened by the host with the local key, which the engine never sees. */
  store: Store;
  /** Where files are kept, encrypted. */
  files: FileCache;
  /** Destroys the local key, at log-out before anything else. */
  destroyVault: () => Promise<void>;
  socketFactory?: SocketFactory;
  /** Unix ms. */
  now?: () => number;
  /** In [0, 1), for jitter. */
  random?: () => number;
  log?: Log;
  timing?: Partial<Timing>;
  /** Of MLS groups; all members need the same one. */
  cipherSuite?: SuiteName;
  /** Whether strangers' chats are asked about (the default); hosts without a person take all. */
  strangers?: StrangerPolicy;
}

/** The client engine over a store. Nothing runs before `start`. */
export function createEngine(options: EngineOptions): EngineApi {
  const {
    store,
    files,
    destroyVault,
    now = Date.now,
    random = Math.random,
    log = () => {},
  } = options;
  const timing = { ...TIMING, ...options.timing };
  const context = { now, random, log, timing };
  const parts = createParts(context, store, {
    files,
    socketFactory: options.socketFactory ?? socketFactory,
    cipherSuite: options.cipherSuite ?? DEFAULT_SUITE,
    strangers: options.strangers ?? 'ask',
  });
  return {
    ...lifecycleApi(parts, destroyVault),
    ...accountApi(parts),
    ...accountDataApi(parts),
    ...peopleApi(parts),
    ...picturesApi(parts),
    ...chatsApi(parts),
    ...notesApi(parts),
    ...groupsApi(parts),
    ...invitesApi(parts),
    ...messagesApi(parts),
    ...pollsApi(parts),
    ...filesApi(parts),
    ...searchApi(parts),
  };
}
