import type { AccountDataRecord } from '#contract/engine/account-data.ts';
import type { EngineEvent } from '#contract/engine/api.ts';
import type { GroupProgressView } from '#contract/engine/groups.ts';
import type { JoinRequestView, JoinView } from '#contract/engine/invites.ts';
import type { SearchIndexView } from '#contract/engine/search.ts';
import type {
  AccountView,
  ChatView,
  ConnectionView,
  FileView,
  MessageView,
  PresenceView,
} from '#contract/engine/views.ts';
import type { TypingActivity } from '#contract/wire/chats.ts';
import type { BlobId } from '#contract/wire/files.ts';
import type { ChatId, ClientMessageId, UserId } from '#contract/wire/primitives.ts';
import type { Log } from '../runtime/context.ts';

export type Listener = (event: EngineEvent) => void;

/** What the emitter asks for when it is about to speak, so that it always tells the newest. */
interface EventViews {
  account(): AccountView | null;
  connection(): ConnectionView;
  chat(chatId: ChatId): ChatView | null;
}

interface MessageChanges {
  upserted: Map<ClientMessageId, MessageView>;
  removed: Set<ClientMessageId>;
}

/** Collects what changed and tells it once per tick. */
export class Emitter {
  readonly #views: EventViews;
  readonly #log: Log;
  #listeners = new Set<Listener>();
  #scheduled = false;
  #account = false;
  #connection = false;
  #chats = new Set<ChatId>();
  #messages = new Map<ChatId, MessageChanges>();
  #incoming: MessageView[] = [];
  #typing = new Map<string, EngineEvent>();
  #groups = new Map<ChatId, GroupProgressView>();
  #joinRequests = new Map<ChatId, JoinRequestView[]>();
  #joins: JoinView[] | null = null;
  #presence = new Map<UserId, PresenceView>();
  #files = new Map<BlobId, FileView | null>();
  #searchIndex: SearchIndexView | null = null;
  #accountData = new Map<string, AccountDataRecord>();

  constructor(views: EventViews, log: Log) {
    this.#views = views;
    this.#log = log;
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  accountChanged(): void {
    this.#account = true;
    this.#schedule();
  }

  connectionChanged(): void {
    this.#connection = true;
    this.#schedule();
  }

  chatChanged(chatId: ChatId): void {
    this.#chats.add(chatId);
    this.#schedule();
  }

  messageChanged(message: MessageView): void {
    const changes = this.#changes(message.chatId);
    changes.removed.delete(message.id);
    changes.upserted.set(message.id, message);
    this.#schedule();
  }

  messageRemoved(chatId: ChatId, id: ClientMessageId): void {
    const changes = this.#changes(chatId);
    changes.upserted.delete(id);
    changes.removed.add(id);
    this.#schedule();
  }

  incoming(message: MessageView): void {
    this.#incoming.push(message);
    this.#schedule();
  }

  typing(chatId: ChatId, userId: UserId, typing: boolean, activity: TypingActivity): void {
    const event = { type: 'typing', chatId, userId, typing, activity } as const;
    this.#typing.set(`${chatId}/${userId}`, event);
    this.#schedule();
  }

  /** A file's place or progress; null when it left this device. */
  fileChanged(blobId: BlobId, file: FileView | null): void {
    this.#files.set(blobId, file);
    this.#schedule();
  }

  groupProgress(progress: GroupProgressView): void {
    this.#groups.set(progress.chatId, progress);
    this.#schedule();
  }

  joinRequests(chatId: ChatId, requests: JoinRequestView[]): void {
    this.#joinRequests.set(chatId, requests);
    this.#schedule();
  }

  joins(joins: JoinView[]): void {
    this.#joins = joins;
    this.#schedule();
  }

  presence(presence: PresenceView): void {
    this.#presence.set(presence.userId, presence);
    this.#schedule();
  }

  accountDataChanged(record: AccountDataRecord): void {
    this.#accountData.set(`${record.space}:${record.id}`, record);
    this.#schedule();
  }

  searchIndexChanged(index: SearchIndexView): void {
    this.#searchIndex = index;
    this.#schedule();
  }

  #changes(chatId: ChatId): MessageChanges {
    let changes = this.#messages.get(chatId);
    if (changes === undefined) {
      changes = { upserted: new Map(), removed: new Set() };
      this.#messages.set(chatId, changes);
    }
    return changes;
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => this.#flush());
  }

  #flush(): void {
    this.#scheduled = false;
    const events = this.#take();
    for (const event of events) {
      for (const listener of [...this.#listeners]) {
        try {
          listener(event);
        } catch {
          this.#log('listener-failed');
        }
      }
    }
  }

  #take(): EngineEvent[] {
    const events: EngineEvent[] = [];
    if (this.#account) events.push({ type: 'account', account: this.#views.account() });
    if (this.#connection) events.push({ type: 'connection', connection: this.#views.connection() });
    for (const [chatId, { upserted, removed }] of this.#messages) {
      events.push({
        type: 'messages',
        chatId,
        upserted: [...upserted.values()],
        removed: [...removed],
      });
    }
    const chats = [...this.#chats].map(this.#views.chat).filter((chat) => chat !== null);
    if (chats.length > 0) events.push({ type: 'chats', chats });
    for (const message of this.#incoming) {
      const chat = this.#views.chat(message.chatId);
      if (chat !== null) events.push({ type: 'incoming', chat, message });
    }
    events.push(...this.#typing.values());
    for (const progress of this.#groups.values()) events.push({ type: 'group-progress', progress });
    for (const [chatId, requests] of this.#joinRequests) {
      events.push({ type: 'join-requests', chatId, requests });
    }
    if (this.#joins) events.push({ type: 'joins', joins: this.#joins });
    if (this.#presence.size > 0) {
      events.push({ type: 'presence', presence: [...this.#presence.values()] });
    }
    if (this.#searchIndex) events.push({ type: 'search-index', index: this.#searchIndex });
    if (this.#accountData.size > 0) {
      events.push({ type: 'account-data', records: [...this.#accountData.values()] });
    }
    if (this.#files.size > 0) {
      const files = [...this.#files.values()].filter((file) => file !== null);
      const removed = [...this.#files].filter(([, file]) => file === null).map(([id]) => id);
      events.push({ type: 'files', files, removed });
    }
    this.#account = false;
    this.#connection = false;
    this.#chats.clear();
    this.#messages.clear();
    this.#incoming = [];
    this.#typing.clear();
    this.#groups.clear();
    this.#joinRequests.clear();
    this.#joins = null;
    this.#presence.clear();
    this.#files.clear();
    this.#accountData.clear();
    this.#searchIndex = null;
    return events;
  }
}
