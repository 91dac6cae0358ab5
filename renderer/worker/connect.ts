import { type Endpoint, proxy, transfer, wrap } from 'comlink';
import type { EngineApi, EngineEvent } from '#contract/engine/api.ts';
import type { EngineWorker, OpenRequest } from './api.ts';
import type { Calls } from './calls.ts';

type Forwarded = Exclude<keyof EngineApi, 'start' | 'stop' | 'subscribe'>;

/** Every method that goes to the worker as it is; the type keeps the list whole. */
const FORWARDED: Record<Forwarded, true> = {
  checkServer: true,
  createPhrase: true,
  register: true,
  restore: true,
  setServer: true,
  recoveryPhrase: true,
  logout: true,
  account: true,
  accountData: true,
  accountDataList: true,
  setAccountData: true,
  setDisplayName: true,
  setHandle: true,
  listenToken: true,
  connection: true,
  reconnect: true,
  findPerson: true,
  people: true,
  safetyNumber: true,
  setVerified: true,
  acceptChat: true,
  declineChat: true,
  setBlocked: true,
  report: true,
  confirmDevices: true,
  setStrangers: true,
  chats: true,
  chat: true,
  openDirect: true,
  openNotes: true,
  page: true,
  sendText: true,
  unsent: true,
  retry: true,
  discard: true,
  markRead: true,
  setDraft: true,
  setTyping: true,
  editMessage: true,
  react: true,
  deleteForEveryone: true,
  deleteForMe: true,
  markHeard: true,
  pinMessage: true,
  starMessage: true,
  starred: true,
  messages: true,
  messageInfo: true,
  forward: true,
  setTimer: true,
  createPoll: true,
  vote: true,
  endPoll: true,
  search: true,
  searchIndex: true,
  orderAt: true,
  createGroup: true,
  addMembers: true,
  removeMember: true,
  setRole: true,
  setPermissions: true,
  setGroupInfo: true,
  leaveGroup: true,
  setPicture: true,
  picture: true,
  createInvite: true,
  invites: true,
  revokeInvite: true,
  joinRequests: true,
  acceptJoin: true,
  declineJoin: true,
  lookInvite: true,
  joinInvite: true,
  withdrawJoin: true,
  joins: true,
  setPresence: true,
  setStatus: true,
  presence: true,
  storage: true,
  fileLimits: true,
  sendFiles: true,
  files: true,
  fetchFile: true,
  pauseFile: true,
  resumeFile: true,
  cancelFetch: true,
  readFile: true,
  streamFile: true,
  trimFiles: true,
  clearFiles: true,
};

export interface Connecting {
  dek: Uint8Array;
  request: OpenRequest;
  calls: Calls;
  destroyVault: () => Promise<void>;
  /** Another window has taken the database. */
  lost: () => void;
  /** After `stop`, or when the engine could not be opened: the worker has no more use. */
  stopped: () => void;
}

/** The engine behind an endpoint as an ordinary `EngineApi`. */
export function connectEngine(endpoint: Endpoint, options: Connecting): EngineApi {
  const { calls, request, lost, destroyVault, stopped } = options;
  // Every method of the worker answers a promise already, so its proxy has the same type.
  const remote = wrap<EngineWorker>(endpoint) as unknown as EngineWorker;
  const listeners = new Set<(event: EngineEvent) => void>();
  const event = (happened: EngineEvent) => {
    for (const listener of listeners) listener(happened);
  };

  const lifecycle: Pick<EngineApi, 'start' | 'stop' | 'subscribe'> = {
    start: async () => {
      const dek = ownBuffer(options.dek);
      const callbacks = proxy({ event, lost, destroyVault });
      const opened = await calls.guard(
        remote.open(transfer(dek, [dek.buffer]), request, callbacks),
      );
      if (opened.ok) return calls.guard(remote.engine.start());
      stopped();
      return opened;
    },
    stop: async () => {
      await calls.guard(remote.engine.stop());
      await calls.guard(remote.close());
      stopped();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return Object.assign(lifecycle, forwarded(remote, calls)) as EngineApi;
}

type Method = (...args: unknown[]) => Promise<unknown>;

function forwarded(remote: EngineWorker, calls: Calls): Pick<EngineApi, Forwarded> {
  const engine = remote.engine as unknown as Record<Forwarded, Method>;
  const methods: Partial<Record<Forwarded, Method>> = {};
  for (const name of Object.keys(FORWARDED) as Forwarded[]) {
    methods[name] = (...args) => calls.guard(engine[name](...args));
  }
  return methods as unknown as Pick<EngineApi, Forwarded>;
}

/** Only whole buffers can be transferred; of a part a copy is, and the part is wiped. */
function ownBuffer(dek: Uint8Array): Uint8Array<ArrayBuffer> {
  if (dek.buffer instanceof ArrayBuffer && dek.byteLength === dek.buffer.byteLength) {
    return dek as Uint8Array<ArrayBuffer>;
  }
  const copy = Uint8Array.from(dek);
  dek.fill(0);
  return copy;
}
