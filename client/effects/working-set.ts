import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';
import type { Store, WriteOp } from '../ports/store.ts';
import { markOps } from '../records/marks.ts';
import { type MessageRecord, getMessage, putMessage } from '../records/message.ts';
import { queueAddition, queueRemoval } from '../search/records.ts';

/** Messages of one chat that are changed together, read from the store when first asked for. */
export class WorkingSet {
  readonly #store: Store;
  readonly chatId: ChatId;
  readonly #stored = new Map<ClientMessageId, MessageRecord | null>();
  /** Null for what is removed. */
  readonly #now = new Map<ClientMessageId, MessageRecord | null>();

  constructor(store: Store, chatId: ChatId) {
    this.#store = store;
    this.chatId = chatId;
  }

  /** Tells what the store holds under an id; null for nothing. */
  know(id: ClientMessageId, message: MessageRecord | null): void {
    this.#stored.set(id, message);
  }

  async get(id: ClientMessageId): Promise<MessageRecord | null> {
    const changed = this.#now.get(id);
    if (changed !== undefined) return changed;
    let stored = this.#stored.get(id);
    if (stored === undefined) {
      stored = await getMessage(this.#store, this.chatId, id);
      this.#stored.set(id, stored);
    }
    return stored;
  }

  put(message: MessageRecord): void {
    this.#now.set(message.id, message);
  }

  /** The message was asked for before. */
  remove(id: ClientMessageId): void {
    this.#now.set(id, null);
  }

  /** Messages that were put, in their latest form. */
  changed(): MessageRecord[] {
    return [...this.#now.values()].filter((message) => message !== null);
  }

  /** What the store holds of the messages that were put or removed. */
  before(): MessageRecord[] {
    return [...this.#now.keys()].flatMap((id) => this.#stored.get(id) ?? []);
  }

  /** Writes what changed; the search index learns of new and of vanished words. */
  async ops(): Promise<WriteOp[]> {
    const ops: WriteOp[] = [];
    for (const [id, message] of this.#now) {
      const before = this.#stored.get(id) ?? null;
      ops.push(message === null ? { table: 'messages', delete: [id] } : putMessage(message));
      ops.push(...markOps(before, message));
      if (before?.text === message?.text && before?.kind === message?.kind) continue;
      if (before !== null && before.kind === 'text') ops.push(...(await this.#forget(before)));
      if (message?.kind === 'text') ops.push(queueAddition(message));
    }
    return ops;
  }

  /** The index still holds the oldest of the texts that it was not yet told to forget. */
  async #forget(before: MessageRecord): Promise<WriteOp[]> {
    const waiting = await this.#store.get('searchQueue', [before.id, 'remove']);
    return queueRemoval(before).filter((op) => waiting === undefined || !('put' in op));
  }
}
