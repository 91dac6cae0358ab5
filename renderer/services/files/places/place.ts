import type { EngineErrorCode } from '#contract/engine/errors.ts';

/** A file that is being written outside of the app. */
export interface Sink {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Only with `keep` it appears under its name. */
  end(keep: boolean): Promise<void>;
}

/** Where somebody wants files to be. Its methods reject with a {@link PlaceError}. */
export interface Place {
  /** Begins a file; of a chosen file `path` is empty, of a folder the names from the top down. */
  begin(path: string[]): Promise<Sink>;
  makeFolder(path: string[]): Promise<void>;
  /** Everything was written. */
  finish(): Promise<void>;
  /** Shows it in the system's file manager, where there is one. */
  show: (() => Promise<void>) | null;
}

export class PlaceError extends Error {
  readonly code: Extract<EngineErrorCode, 'storage-full' | 'storage-failed' | 'file-too-large'>;

  constructor(code: PlaceError['code'], options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** Runs a browser's file operation; its failures come out as a {@link PlaceError}. */
export async function placed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const full = cause instanceof DOMException && cause.name === 'QuotaExceededError';
    throw new PlaceError(full ? 'storage-full' : 'storage-failed', { cause });
  }
}
