import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import type { Store, WriteOp } from '../ports/store.ts';
import { type ChatRecord, putChat, readChats } from '../records/chat.ts';
import { Serial } from '../runtime/serial.ts';

/** A new value of a chat and what is written with it; null leaves everything as it is. */
type ChatChange = { chat: ChatRecord; ops?: WriteOp[] } | null;

/** All chats, in memory and on disk. Changes of one chat happen one after the other. */
export class ChatBook {
  readonly #store: Store;
  readonly #changed: (chatId: ChatId) => void;
  readonly #creating = new Serial();
  #chats = new Map<ChatId, ChatRecord>();
  #writing = new Map<ChatId, Serial>();
  #byPeer = new Map<UserId, ChatId>();

  constructor(store: Store, changed: (chatId: ChatId) => void) {
    this.#store = store;
    this.#changed = changed;
  }

  async load(): Promise<void> {
    for (const chat of await readChats(this.#store)) this.#keep(chat);
  }

  get(chatId: ChatId): ChatRecord | null {
    return this.#chats.get(chatId) ?? null;
  }

  list(): ChatRecord[] {
    return [...this.#chats.values()];
  }

  /** The direct chat with a person. */
  withPeer(userId: UserId): ChatRecord | null {
    const chatId = this.#byPeer.get(userId);
    return chatId === undefined ? null : this.get(chatId);
  }

  /** Chats that an account is a member of. */
  sharedWith(userId: UserId): ChatRecord[] {
    return this.list().filter(({ members }) => members.some((member) => member.userId === userId));
  }

  /** Adds a chat unless it is there already. */
  create(chat: ChatRecord): Promise<ChatRecord> {
    return this.#creating.run(async () => {
      const existing = this.#chats.get(chat.chatId);
      if (existing !== undefined) return existing;
      await this.#store.write([putChat(chat)]);
      this.#keep(chat);
      this.#changed(chat.chatId);
      return chat;
    });
  }

  /**
   * Writes the change of a chat, its further operations in the same batch. Memory follows the disk.
   * @throws StoreError, and then nothing has changed.
   */
  update(
    chatId: ChatId,
    change: (chat: ChatRecord) => ChatChange | Promise<ChatChange>,
  ): Promise<void> {
    return this.#serial(chatId).run(async () => {
      const chat = this.#chats.get(chatId);
      if (chat === undefined) return;
      const changed = await change(chat);
      if (changed === null) return;
      await this.#store.write([...(changed.ops ?? []), putChat(changed.chat)]);
      this.#keep(changed.chat);
      this.#changed(chatId);
    });
  }

  #keep(chat: ChatRecord): void {
    this.#chats.set(chat.chatId, chat);
    if (chat.peerId !== null) this.#byPeer.set(chat.peerId, chat.chatId);
  }

  #serial(chatId: ChatId): Serial {
    let serial = this.#writing.get(chatId);
    if (serial === undefined) this.#writing.set(chatId, (serial = new Serial()));
    return serial;
  }
}
