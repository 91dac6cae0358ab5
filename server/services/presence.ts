import type { Presence, PresenceState } from '#contract/wire/people.ts';
import type { DeviceId, UserId } from '#contract/wire/primitives.ts';
import type { AccountRepository } from '../repositories/ports.ts';
import type { Caller } from './caller.ts';
import type { Contacts } from './contacts.ts';
import type { Notifier } from './notifier.ts';

interface AccountPresence {
  /** State by connection. */
  connections: Map<string, 'online' | 'away'>;
  announced: PresenceState;
}

/** Who is there. Kept in memory; only the time of the last connection is stored. */
export class PresenceService {
  readonly #accounts: AccountRepository;
  readonly #contacts: Contacts;
  readonly #notifier: Notifier;
  readonly #present = new Map<UserId, AccountPresence>();
  /** Watching connections by watched account. */
  readonly #watchers = new Map<UserId, Map<string, Caller>>();
  /** Watched accounts by connection. */
  readonly #watched = new Map<string, UserId[]>();

  constructor(accounts: AccountRepository, contacts: Contacts, notifier: Notifier) {
    this.#accounts = accounts;
    this.#contacts = contacts;
    this.#notifier = notifier;
  }

  /** @returns when the time of this moment is stored; likewise {@link disconnected}. */
  async connected(caller: Caller, connection: string): Promise<void> {
    this.set(caller, connection, 'online');
    const { accountRef, deviceRef } = caller;
    await this.#accounts.touch({ accountRef, deviceRef, now: Date.now() });
  }

  set({ userId }: Caller, connection: string, state: 'online' | 'away'): void {
    let present = this.#present.get(userId);
    if (!present) {
      present = { connections: new Map(), announced: 'offline' };
      this.#present.set(userId, present);
    }
    present.connections.set(connection, state);
    this.#announce(userId, present, Date.now());
  }

  async disconnected(caller: Caller, connection: string): Promise<void> {
    this.#unwatch(connection);
    const { userId, accountRef, deviceRef } = caller;
    const present = this.#present.get(userId);
    if (!present?.connections.delete(connection)) return;
    const now = Date.now();
    this.#announce(userId, present, now);
    if (present.connections.size === 0) this.#present.delete(userId);
    await this.#accounts.touch({ accountRef, deviceRef, now });
  }

  /**
   * Replaces the list that a connection watches; accounts that
   * have received nothing in a shared chat yet, or block the caller, are left out.
   */
  async watch(caller: Caller, connection: string, userIds: UserId[]): Promise<Presence[]> {
    const known = await this.#contacts.acquainted(caller.accountRef);
    const watched = [...new Set(userIds)].filter((userId) => known.has(userId));
    const seen = await this.#accounts.lastSeen({ userIds: watched });
    this.#unwatch(connection);
    // It may have gone while the storage answered.
    if (this.#present.get(caller.userId)?.connections.has(connection)) {
      this.#watched.set(connection, watched);
      for (const userId of watched) {
        const watchers = this.#watchers.get(userId) ?? new Map<string, Caller>();
        this.#watchers.set(userId, watchers.set(connection, caller));
      }
    }
    const now = Date.now();
    return seen.map(({ userId, lastSeenAt }) => {
      const state = stateOf(this.#present.get(userId));
      return { userId, state, lastSeenAt: state === 'offline' ? lastSeenAt : now };
    });
  }

  /** An account shall not see any more whether another one is there: to it, that one has gone. */
  hide(userId: UserId, from: UserId): void {
    const watchers = this.#watchers.get(userId);
    const gone = new Set<DeviceId>();
    for (const [connection, watcher] of watchers ?? []) {
      if (watcher.userId !== from) continue;
      watchers?.delete(connection);
      gone.add(watcher.deviceId);
    }
    const presence = { userId, state: 'offline', lastSeenAt: Date.now() } as const;
    this.#notifier.toDevices([...gone], 'presence:update', presence);
  }

  #unwatch(connection: string) {
    for (const userId of this.#watched.get(connection) ?? []) {
      const watchers = this.#watchers.get(userId);
      watchers?.delete(connection);
      if (watchers?.size === 0) this.#watchers.delete(userId);
    }
    this.#watched.delete(connection);
  }

  #announce(userId: UserId, present: AccountPresence, lastSeenAt: number) {
    const state = stateOf(present);
    if (state === present.announced) return;
    present.announced = state;
    const watchers = this.#watchers.get(userId);
    if (!watchers) return;
    const devices = [...new Set([...watchers.values()].map((watcher) => watcher.deviceId))];
    this.#notifier.toDevices(devices, 'presence:update', { userId, state, lastSeenAt });
  }
}

/** Away only when all connections are. */
function stateOf(present: AccountPresence | undefined): PresenceState {
  if (!present || present.connections.size === 0) return 'offline';
  return [...present.connections.values()].includes('online') ? 'online' : 'away';
}
