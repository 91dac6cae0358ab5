import type { GroupView } from '#contract/engine/groups.ts';
import type { MessageView } from '#contract/engine/views.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { FAST_SUITE } from '#e2ee/groups/testing/people.ts';
import { createMls } from '#e2ee/groups/mls.ts';
import { deviceOf } from '../account/holder.ts';
import { readAccount } from '../records/account.ts';
import { readGroup } from '../records/group.ts';
import { type TestClient, history, online, registered, testClient } from './harness.ts';
import { MortalStore } from './mortal-store.ts';

/** Somebody in a simulation: an engine that comes and goes over a store that stays. */
export class SimulatedMember {
  readonly name: string;
  readonly userId: UserId;
  readonly store: MortalStore;
  #client: TestClient;
  #earlierLogs: string[] = [];
  isUp = true;

  private constructor(name: string, userId: UserId, store: MortalStore, client: TestClient) {
    this.name = name;
    this.userId = userId;
    this.store = store;
    this.#client = client;
  }

  static async join(server: string, name: string): Promise<SimulatedMember> {
    const store = new MortalStore();
    const client = await registered(server, name, { store });
    const account = await client.engine.account();
    return new SimulatedMember(name, account!.userId, store, client);
  }

  get engine(): TestClient['engine'] {
    return this.#client.engine;
  }

  get logs(): string[] {
    return [...this.#earlierLogs, ...this.#client.logs];
  }

  async stop(): Promise<void> {
    if (!this.isUp) return;
    this.isUp = false;
    await this.#client.engine.stop();
  }

  /** Starts again from what stands on disk, and waits for the connection. */
  async start(): Promise<void> {
    if (this.isUp && !this.store.dead) return;
    await this.stop();
    this.store.revive();
    this.#earlierLogs = this.logs;
    this.#client = await testClient({ store: this.store });
    this.isUp = true;
    await online(this.#client.engine, 600_000);
  }

  async group(chatId: ChatId): Promise<GroupView | null> {
    return (await this.engine.chat(chatId))?.group ?? null;
  }

  async isActive(chatId: ChatId): Promise<boolean> {
    return (await this.group(chatId))?.state === 'active';
  }

  history(chatId: ChatId): Promise<MessageView[]> {
    return history(this.engine, chatId);
  }

  /** The MLS epoch that stands on disk. */
  async epoch(chatId: ChatId): Promise<number | null> {
    const account = await readAccount(this.store);
    const stored = await readGroup(this.store, chatId);
    if (account === null || stored === null) return null;
    const device = deviceOf(account);
    const authenticate = async () => true;
    const mls = await createMls({ device, authenticate, cipherSuite: FAST_SUITE });
    return mls.restore(stored.snapshot, stored.deltas).epoch;
  }
}
