import type { Result } from '#contract/engine/errors.ts';
import type { LogEntry } from '#contract/wire/chats.ts';
import type { ChatId, ClientMessageId, DeviceId } from '#contract/wire/primitives.ts';
import type { Intent } from '../groups/intent.ts';
import { type JobRecord, effectOf } from '../records/job.ts';
import type { PendingCommit } from '../records/pending-commit.ts';
import { Serial } from '../runtime/serial.ts';

/** Entries kept of what the server pushed ahead of time; the rest is fetched. */
const BUFFER = 500;

/** What a chat has going on in this run of the engine. Nothing here survives a restart. */
export class Lane {
  readonly chatId: ChatId;
  /** Guards the MLS group: whoever reads and moves it on holds this. */
  readonly group = new Serial();
  /** Guards the order of entries. */
  readonly inbox = new Serial();
  /** A run of the inbox that has not begun yet. */
  queuedDrain: Promise<Result> | null = null;
  /** Highest seq that the server spoke of. */
  head = 0;
  #buffer = new Map<number, LogEntry>();

  /** Whether this connection has brought the chat up to date, so that sending makes sense. */
  ready = false;
  /** Not yet acknowledged, ascending by order. */
  jobs: JobRecord[] = [];
  /** Those of the jobs that change something that is there. */
  effects: JobRecord[] = [];
  inFlight: ClientMessageId | null = null;
  /** Acknowledged, but not yet on disk as such. */
  readonly acked = new Set<ClientMessageId>();
  working = false;
  again = false;
  attempt = 0;
  cancelRetry: (() => void) | null = null;
  cancelDue: () => void = () => {};

  /** Epoch of the chat at the server, as far as it told. */
  serverEpoch = 0;
  /** `undefined` after a failed write, until it was read from disk again. */
  pending: PendingCommit | null | undefined = null;
  /** When the group's devices are compared with the directory's; null when nothing hints at it. */
  rosterAt: number | null = null;
  rosterAttempt = 0;
  /** Devices that, says the server, have lost the group: their leaves are to be replaced. */
  outside: DeviceId[] = [];
  /** Changes of members that are under way, one at a time. */
  intents: Intent[] = [];

  constructor(chatId: ChatId) {
    this.chatId = chatId;
  }

  /** Keeps an entry for its turn. The first one that claims a seq has it. */
  offer(entry: LogEntry): void {
    this.head = Math.max(this.head, entry.seq);
    if (this.#buffer.size < BUFFER && !this.#buffer.has(entry.seq)) {
      this.#buffer.set(entry.seq, entry);
    }
  }

  /** Takes up to `count` entries that follow `seq` without a gap. */
  take(seq: number, count: number): LogEntry[] {
    const taken: LogEntry[] = [];
    for (let next = seq + 1; taken.length < count; next++) {
      const entry = this.#buffer.get(next);
      if (entry === undefined) break;
      taken.push(entry);
      this.#buffer.delete(next);
    }
    if (taken.length === 0) this.#forgetUpTo(seq);
    return taken;
  }

  /**
   * Takes a fetched page in place of whatever was pushed under the same seqs. An empty page says that
   * there is no more, whatever was pushed.
   */
  replace(entries: LogEntry[], headSeq: number): void {
    for (const entry of entries) this.#buffer.set(entry.seq, entry);
    this.head = Math.max(this.head, headSeq);
    if (entries.length > 0) return;
    this.clearBuffer();
    this.head = headSeq;
  }

  /** Forgets what was pushed; the server is asked for it again. */
  clearBuffer(): void {
    this.#buffer.clear();
  }

  /** The oldest job that still has to be sent, whose time has come and that `may` go. */
  nextJob(now: number, may: (job: JobRecord) => boolean = () => true): JobRecord | undefined {
    return this.jobs.find((job) => this.isDue(job, now) && !this.acked.has(job.id) && may(job));
  }

  isDue({ failure, sendAt, uploads }: JobRecord, now: number): boolean {
    return failure === null && uploads.length === 0 && (sendAt === null || sendAt <= now);
  }

  job(id: ClientMessageId): JobRecord | undefined {
    return this.jobs.find((job) => job.id === id);
  }

  addJob(job: JobRecord): void {
    const last = this.jobs.at(-1);
    this.jobs.push(job);
    if (last !== undefined && last.order > job.order) this.jobs.sort((a, b) => a.order - b.order);
    this.#sortOut();
  }

  replaceJob(job: JobRecord): void {
    this.jobs = this.jobs.map((other) => (other.id === job.id ? job : other));
    this.#sortOut();
  }

  removeJob(id: ClientMessageId): void {
    this.jobs = this.jobs.filter((job) => job.id !== id);
    this.#sortOut();
  }

  #sortOut(): void {
    this.effects = this.jobs.filter((job) => effectOf(job) !== null);
  }

  #forgetUpTo(seq: number): void {
    for (const known of this.#buffer.keys()) if (known <= seq) this.#buffer.delete(known);
  }
}

/** The lanes of all chats, made when first needed. */
export class Lanes {
  #lanes = new Map<ChatId, Lane>();

  get(chatId: ChatId): Lane | undefined {
    return this.#lanes.get(chatId);
  }

  of(chatId: ChatId): Lane {
    let lane = this.#lanes.get(chatId);
    if (lane === undefined) this.#lanes.set(chatId, (lane = new Lane(chatId)));
    return lane;
  }

  all(): Lane[] {
    return [...this.#lanes.values()];
  }
}
