import type { EngineApi, EngineEvent } from '#contract/engine/api.ts';
import type { StrangerPolicy } from '#contract/engine/people.ts';
import type { Result } from '#contract/engine/errors.ts';

/** Where the engine of a window works and whether it may take the place of another window's. */
export interface OpenRequest {
  /** Name of the database; one per account. */
  database: string;
  /** Takes the database from the window that has it. */
  steal: boolean;
  /** How chats that strangers begin are taken. */
  strangers: StrangerPolicy;
}

/** What the worker calls back. */
export interface WorkerCallbacks {
  event(event: EngineEvent): void;
  /** Another window took the database: the engine has ended. */
  lost(): void;
  /** Destroys the wrapped key, at log-out. */
  destroyVault(): Promise<void>;
}

/** What the worker exposes over Comlink. */
export interface EngineWorker {
  /**
   * Makes the engine: takes the database for this window, then opens it. `dek` is transferred and
   * wiped at the end. Fails with `in-use` when another window has the database.
   */
  open(dek: Uint8Array, request: OpenRequest, callbacks: WorkerCallbacks): Promise<Result>;
  /** The engine's methods, after `open`. */
  readonly engine: Omit<EngineApi, 'subscribe'>;
  /** Lets go of the database; the engine has stopped. */
  close(): Promise<void>;
}
