import type { EngineErrorCode } from '#contract/engine/errors.ts';
import type { FileView } from '#contract/engine/views.ts';
import type { BlobId } from '#contract/wire/files.ts';

/** Progress is told this often, ms. */
const PULSE = 150;
/** Weight of the newest sample in the smoothed speed. */
const NEWEST = 0.25;

interface Entry {
  view: FileView;
  toldAt: number;
  sampledAt: number;
  sampledDone: number;
}

type Change = Pick<FileView, 'state'> & Partial<Pick<FileView, 'done' | 'total' | 'chatId'>>;

/** Where each file is, for the interface. */
export class FileBook {
  readonly #now: () => number;
  readonly #tell: (blobId: BlobId, view: FileView | null) => void;
  readonly #entries = new Map<BlobId, Entry>();
  readonly #watching = new Map<BlobId, (() => void)[]>();

  constructor(now: () => number, tell: (blobId: BlobId, view: FileView | null) => void) {
    this.#now = now;
    this.#tell = tell;
  }

  list(): FileView[] {
    return [...this.#entries.values()].map(({ view }) => view);
  }

  get(blobId: BlobId): FileView | null {
    return this.#entries.get(blobId)?.view ?? null;
  }

  /** A file enters a state; what is left out stays as it was. */
  set(blobId: BlobId, change: Change, failure: EngineErrorCode | null = null): void {
    const before = this.#entries.get(blobId)?.view;
    const { done = before?.done ?? 0, total = before?.total ?? 0 } = change;
    const chatId = change.chatId ?? before?.chatId ?? null;
    const now = this.#now();
    const view = { blobId, chatId, state: change.state, done, total, speed: null, failure };
    this.#entries.set(blobId, { view, toldAt: now, sampledAt: now, sampledDone: done });
    this.#tell(blobId, view);
    this.#moved(blobId);
  }

  /** Bytes that are done by now; told at a calm pace. */
  progress(blobId: BlobId, done: number): void {
    const entry = this.#entries.get(blobId);
    if (entry === undefined) return;
    entry.view = { ...entry.view, done };
    this.#moved(blobId);
    const now = this.#now();
    if (now - entry.toldAt < PULSE) return;
    const elapsed = now - entry.sampledAt;
    const sample = Math.max(0, ((done - entry.sampledDone) * 1000) / elapsed);
    const { speed } = entry.view;
    const smoothed = speed === null ? sample : speed + (sample - speed) * NEWEST;
    entry.view = { ...entry.view, speed: Math.round(smoothed) };
    Object.assign(entry, { toldAt: now, sampledAt: now, sampledDone: done });
    this.#tell(blobId, entry.view);
  }

  remove(blobId: BlobId): void {
    if (this.#entries.delete(blobId)) this.#tell(blobId, null);
    this.#moved(blobId);
  }

  /** Resolves at the next change of a file, however small. */
  changed(blobId: BlobId): Promise<void> {
    const waiting = this.#watching.get(blobId) ?? [];
    this.#watching.set(blobId, waiting);
    return new Promise((resolve) => waiting.push(resolve));
  }

  #moved(blobId: BlobId): void {
    const waiting = this.#watching.get(blobId);
    this.#watching.delete(blobId);
    for (const go of waiting ?? []) go();
  }
}
