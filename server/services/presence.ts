import type { RequestOf } from '#contract/wire/events.ts';
import type { Presence, PresenceState } from '#contract/wire/people.ts';
import type { DeviceId, UserId } from '#contract/wire/primitives.ts';
import type { AccountRepository } from '../repositories/ports.ts';
import type { Audiences } from './audiences.ts';
import type { Caller } from './caller.ts';
import type { Contacts } from './contacts.ts';
import type { Notifier } from './notifier.ts';

type Shown = RequestOf<'presence:set'>['state'];

interface AccountPresence {
  /** State by connection. */
  connections: Map<string, Shown>;
  announced: PresenceState;
}

interface Dependencies {
  accounts: AccountRepository;
  contacts: Contacts;
  audiences: Audiences;
  notifier: Notifier;
}

/** Who is there. Kept in memory; only the time of the last connection is stored. */
export class PresenceService {
  readonly #deps: Dependencies;
  readonly #present = new Map<UserId, AccountPresence>();
  /** Watching connections by watched account. */
  readonly #watchers = new Map<UserId, Map<string, Caller>>();
  /** Watched accounts by connection. */
  readonly #watched = new Map<string, UserId[]>();

  constructor(dependencies: Dependencies) {
    this.#deps = dependencies;
  }

  /** @returns when the time of this moment is stored; likewise {@link disconnected}. */
  async connected(caller: Caller, connection: string): Promise<void> {
    this.set(caller, connection, 'online');
    await this.#touch(caller, Date.now());
  }

  set({ userId }: Caller, connection: string, state: Shown): void {
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
    const { userId } = caller;
    const present = this.#present.get(userId);
    if (!present?.connections.delete(connection)) return;
    const now = Date.now();
    this.#announce(userId, present, now);
    if (present.connections.size === 0) this.#present.delete(userId);
    await this.#touch(caller, now);
  }

  /** Changes who may see the account; those who now may, or no longer do, are told at once. */
  async setAudience(caller: Caller, audience: RequestOf<'presence:audience'>): Promise<void> {
    const { userId } = caller;
    const { audiences, notifier } = this.#deps;
    const watchers = () => [...(this.#watchers.get(userId)?.values() ?? [])];
    const admitted = () =>
      new Set(watchers().filter((watcher) => audiences.areOpen(watcher.userId, userId)));
    const before = admitted();
    const now = Date.now();
    // Whoever vanishes was there until now.
    if (audience.invisible && !audiences.isInvisible(userId)) await this.#touch(caller, now);
    await audiences.set(caller, audience);
    const after = admitted();
    const present = this.#present.get(userId);
    if (present) this.#announce(userId, present, now);
    const state = present?.announced ?? 'offline';
    const devicesOf = (some: Set<Caller>, others: Set<Caller>) => [
      ...new Set([...some].filter((one) => !others.has(one)).map(({ deviceId }) => deviceId)),
    ];
    const gone = { userId, state: 'offline', lastSeenAt: 0 } as const;
    notifier.toDevices(devicesOf(before, after), 'presence:update', gone);
    const there = { userId, state, lastSeenAt: now };
    notifier.toDevices(devicesOf(after, before), 'presence:update', there);
  }

  /**
   * Replaces the list that a connection watches; accounts that
   * have received nothing in a shared chat yet, or block the caller, are left out.
   */
  async watch(caller: Caller, connection: string, userIds: UserId[]): Promise<Presence[]> {
    const { accounts, audiences, contacts } = this.#deps;
    const known = await contacts.acquainted(caller.accountRef);
    const watched = [...new Set(userIds)].filter((userId) => known.has(userId));
    const seen = await accounts.lastSeen({ userIds: watched });
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
    return seen
      .filter(({ userId }) => audiences.areOpen(caller.userId, userId))
      .map(({ userId, lastSeenAt }) => {
        const state = this.#stateOf(userId, this.#present.get(userId));
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
    this.#deps.notifier.toDevices([...gone], 'presence:update', presence);
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
    const state = this.#stateOf(userId, present);
    if (state === present.announced) return;
    present.announced = state;
    const watchers = this.#watchers.get(userId);
    if (!watchers) return;
    const { audiences, notifier } = this.#deps;
    const open = [...watchers.values()].filter((one) => audiences.areOpen(one.userId, userId));
    const devices = [...new Set(open.map((watcher) => watcher.deviceId))];
    notifier.toDevices(devices, 'presence:update', { userId, state, lastSeenAt });
  }

  /** Away only when all connections are; one that is not to be disturbed speaks for all. */
  #stateOf(userId: UserId, present: AccountPresence | undefined): PresenceState {
    if (!present || present.connections.size === 0) return 'offline';
    if (this.#deps.audiences.isInvisible(userId)) return 'offline';
    const states = new Set(present.connections.values());
    if (states.has('do-not-disturb')) return 'do-not-disturb';
    return states.has('online') ? 'online' : 'away';
  }

  async #touch({ userId, accountRef, deviceRef }: Caller, now: number): Promise<void> {
    const { accounts, audiences } = this.#deps;
    await accounts.touch({ accountRef, deviceRef, now, hidden: audiences.isInvisible(userId) });
  }
}
