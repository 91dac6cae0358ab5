import type { SearchIndexView } from '#contract/engine/search.ts';
import { searchKey, wipe } from '#e2ee/keys.ts';
import { newSearchKey } from '#e2ee/search/blind-index.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Store, WriteOp } from '../ports/store.ts';
import { readJobs } from '../records/job.ts';
import { type MessageRecord, readMessage } from '../records/message.ts';
import { inBackground } from '../runtime/background.ts';
import type { Log } from '../runtime/context.ts';
import { Serial } from '../runtime/serial.ts';
import { IndexReader } from './index-reader.ts';
import { addMessages } from './add.ts';
import { type Layout, SEGMENT, createLayout } from './layout.ts';
import { pause } from './pause.ts';
import {
  type QueueRecord,
  type SearchState,
  type SegmentRecord,
  deleteFromQueue,
  newSegment,
  newState,
  putState,
  queueAddition,
  readQueue,
  readSegments,
  readState,
} from './records.ts';
import { isIndexed, removeMessage } from './remove.ts';

/** Messages per write: of new ones, and of older ones, for which nobody waits. */
const BATCH = 512;
const OLDER_BATCH = 2048;
/** Time between two batches, for whoever sends or receives, in ms. */
const REST = 4;
/** What arrives within this time is taken in together, in ms. */
const GATHER = 150;

/** Keeps the index up to date: first what is new or gone, then the older history. */
export class Indexer {
  readonly #store: Store;
  readonly #book: Pick<ChatBook, 'list'>;
  readonly #log: Log;
  readonly #changed: (view: SearchIndexView) => void;
  readonly #serial = new Serial();
  /** What searches read by. */
  readonly reader: IndexReader;
  #state: SearchState | null = null;
  #layout: Layout | null = null;
  #segments: SegmentRecord[] = [];
  #waiting = true;
  #running = false;
  #ended = false;

  constructor(
    store: Store,
    book: Pick<ChatBook, 'list'>,
    log: Log,
    changed: (view: SearchIndexView) => void,
  ) {
    this.#store = store;
    this.reader = new IndexReader(store);
    this.#book = book;
    this.#log = log;
    this.#changed = changed;
  }

  /** Reads where the index stands. Call it before anything is sent or received. */
  async load(): Promise<void> {
    this.#state = (await readState(this.#store)) ?? (await this.#begin());
    this.#layout = createLayout(searchKey(Uint8Array.from(this.#state.searchKey)));
    this.#segments = await readSegments(this.#store);
    this.#run();
  }

  /** Messages were added or removed, and stand in the queue. */
  poke(): void {
    this.#waiting = true;
    this.#run();
  }

  /** Takes in what has just arrived, so that a search finds it. */
  async bringUpToDate(): Promise<void> {
    if (this.#waiting) await this.#serial.run(() => this.#takeQueue());
  }

  view(): SearchIndexView {
    const { todo, read, total } = this.#state ?? { todo: [], read: 0, total: 0 };
    const isReady = todo.length === 0;
    return {
      state: isReady ? 'ready' : 'building',
      indexed: isReady ? total : Math.min(read, total),
      total,
    };
  }

  get layout(): Layout | null {
    return this.#layout;
  }

  get segments(): readonly SegmentRecord[] {
    return this.#segments;
  }

  /** Ends after the batch that is under way. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.#serial.run(async () => {});
    if (this.#state !== null) wipe(this.#state.searchKey);
  }

  /** The first start with an index: all that is there is older history. */
  async #begin(): Promise<SearchState> {
    const chats = this.#book.list().toSorted((a, b) => b.activityAt - a.activityAt);
    const todo = chats.map(({ chatId, appliedSeq }) => ({ chatId, below: appliedSeq + 1 }));
    const unsent = await readJobs(this.#store);
    const total = todo.length === 0 ? 0 : await this.#store.count('messages');
    const state = newState({ searchKey: newSearchKey(), docs: 0, todo, read: 0, total });
    await this.#store.write([putState(state), ...unsent.map(queueAddition)]);
    return state;
  }

  #run(): void {
    if (this.#running || this.#ended) return;
    this.#running = true;
    const work = this.#work().finally(() => (this.#running = false));
    inBackground(this.#log, work);
  }

  async #work(): Promise<void> {
    await pause(GATHER);
    while (!this.#ended) {
      if (this.#waiting) await this.#serial.run(() => this.#takeQueue());
      else if ((this.#state?.todo.length ?? 0) > 0) await this.#serial.run(() => this.#takeOlder());
      else return;
      await pause(REST);
    }
  }

  async #takeQueue(): Promise<void> {
    if (this.#ended || !this.#waiting) return;
    this.#waiting = false;
    const queue = await readQueue(this.#store, BATCH);
    this.#waiting ||= queue.length === BATCH;
    try {
      await this.#takeRemovals(queue);
      const additions = queue.filter(({ kind }) => kind === 'add');
      if (additions.length === 0) return;
      const records = await this.#store.getMany(
        'messages',
        additions.map(({ id }) => [id]),
      );
      const messages = records.filter((record) => record !== undefined).map(readMessage);
      await this.#add(messages, { ops: additions.map(deleteFromQueue) });
      await this.#again(messages);
    } catch (error) {
      this.#waiting = true;
      throw error;
    }
  }

  async #takeRemovals(queue: QueueRecord[]): Promise<void> {
    for (const entry of queue) {
      if (entry.kind !== 'remove' || this.#layout === null) continue;
      const ops = await removeMessage(this.#store, this.#layout, this.#segments.length, entry);
      await this.#store.write([...ops, deleteFromQueue(entry)]);
      if (ops.length > 0) for (const { segment } of this.#segments) this.reader.changed(segment);
    }
  }

  async #takeOlder(): Promise<void> {
    const [next, ...others] = this.#state?.todo ?? [];
    if (this.#ended || this.#state === null || next === undefined) return;
    const { chatId, below } = next;
    const query = { index: 'byOrder', prefix: [chatId], below, reverse: true, limit: OLDER_BATCH };
    const messages = (await this.#store.range('messages', query)).map(readMessage);
    const last = messages.at(-1);
    const isEnd = last === undefined || messages.length < OLDER_BATCH;
    const todo = isEnd ? others : [{ chatId, below: last.order }, ...others];
    await this.#add(messages, { todo, read: this.#state.read + messages.length });
    this.#changed(this.view());
  }

  /** A message that was edited may be in already: under the older history, or from the queue. */
  async #missing(messages: MessageRecord[]): Promise<MessageRecord[]> {
    const missing: MessageRecord[] = [];
    for (const message of messages) {
      if (message.kind !== 'text' || this.#layout === null) continue;
      const { length } = this.#segments;
      const isIn =
        message.editedAt !== null && (await isIndexed(this.#store, this.#layout, length, message));
      if (!isIn) missing.push(message);
    }
    return missing;
  }

  /** What was edited while it was taken in is taken in once more. */
  async #again(messages: MessageRecord[]): Promise<void> {
    const removals = await this.#store.getMany(
      'searchQueue',
      messages.map(({ id }) => [id, 'remove']),
    );
    const edited = messages.filter((_, at) => removals[at] !== undefined);
    if (edited.length === 0) return;
    await this.#store.write(edited.map(queueAddition));
    this.#waiting = true;
  }

  /** Adds messages and writes what else changes with them, all or nothing. */
  async #add(
    messages: MessageRecord[],
    { ops: more = [], ...fields }: Partial<SearchState> & { ops?: WriteOp[] },
  ): Promise<void> {
    if (this.#state === null || this.#layout === null) return;
    const texts = await this.#missing(messages);
    const state = { ...this.#state, ...fields };
    const segments = [...this.#segments];
    const changed = new Set<number>();
    const ops = [...more];
    for (let taken = 0; taken < texts.length;) {
      const room = SEGMENT - (state.docs % SEGMENT);
      const some = texts.slice(taken, taken + room);
      const number = Math.floor(state.docs / SEGMENT);
      const before = segments[number] ?? newSegment(number);
      const added = await addMessages(this.#store, this.#layout, before, state.docs, some);
      ops.push(...added.ops);
      segments[number] = added.segment;
      changed.add(number);
      state.docs += some.length;
      taken += some.length;
    }
    await this.#store.write([...ops, putState(state)]);
    for (const segment of changed) this.reader.changed(segment);
    this.#segments = segments;
    this.#state = state;
  }
}
