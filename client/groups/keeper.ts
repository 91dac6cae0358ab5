import type { ChatId } from '#contract/wire/primitives.ts';
import type { Group, Mls } from '#e2ee/groups/types.ts';
import type { Store } from '../ports/store.ts';
import { readGroup } from '../records/group.ts';
import { Lru } from '../runtime/lru.ts';

/** Groups kept in memory. */
const CACHED = 64;

/** MLS groups by chat: those in use stand in memory, the others on disk. */
export class GroupKeeper {
  readonly #store: Store;
  #mls: Promise<Mls> | null = null;
  #cache = new Lru<ChatId, Group>(CACHED);

  constructor(store: Store) {
    this.#store = store;
  }

  /** Sets the device that acts in the groups; null when there is none any more. */
  use(mls: Promise<Mls> | null): void {
    this.#mls = mls;
    this.#cache = new Lru(CACHED);
  }

  /** @throws Error without a device. */
  mls(): Promise<Mls> {
    if (this.#mls === null) throw new Error('no device');
    return this.#mls;
  }

  /** The chat's group in its present state; the caller holds the lane's lock. */
  async load(chatId: ChatId): Promise<Group | null> {
    const cached = this.#cache.get(chatId);
    if (cached !== undefined) return cached;
    const stored = await readGroup(this.#store, chatId);
    if (stored === null) return null;
    const group = (await this.mls()).restore(stored.snapshot, stored.deltas);
    this.#cache.set(chatId, group);
    return group;
  }

  /** Remembers a state that stands on disk. */
  keep(chatId: ChatId, group: Group): void {
    this.#cache.set(chatId, group);
  }

  /** Forgets the state in memory: after a failed write the disk decides. */
  forget(chatId: ChatId): void {
    this.#cache.delete(chatId);
  }
}
