import type { EngineApi } from '#contract/engine/api.ts';
import type { StrangerPolicy } from '#contract/engine/people.ts';
import { Calls, EngineCrash } from './calls.ts';
import { connectEngine } from './connect.ts';
// oxlint-disable-next-line import/default -- Vite answers the URL of the built worker
import workerUrl from './engine.worker.ts?worker&url';
import { trustedWorkerUrl } from './trusted-url.ts';

export interface EngineOptions {
  /** Key of the local store; it moves to the worker and is gone here. */
  dek: Uint8Array;
  /** Destroys the wrapped key, at log-out. */
  destroyVault: () => Promise<void>;
  /** Takes the database from another window. */
  steal?: boolean;
  /** How chats that strangers begin are taken. */
  strangers?: StrangerPolicy;
  /** Name of the database; one per account. */
  database?: string;
  /**
   * The engine has ended by itself. `crashed`: calls throw {@link EngineCrash} from here on, offer a
   * reload. `in-use`: another window has taken the database.
   */
  onEnd?: (reason: 'crashed' | 'in-use') => void;
}

/**
 * Starts the worker with the engine. `start()` of the answer opens the database and fails with `in-use`
 * when another window has it.
 */
export async function startEngine(options: EngineOptions): Promise<EngineApi> {
  const { dek, destroyVault, onEnd, steal = false, database = 'vestnik' } = options;
  const { strangers = 'ask' } = options;
  const worker = new Worker(trustedWorkerUrl(workerUrl), { type: 'module', name: 'engine' });
  const calls = new Calls();
  const crashed = (event: Event) => {
    calls.fail(new EngineCrash(event instanceof ErrorEvent ? event.message : event.type));
    worker.terminate();
    onEnd?.('crashed');
  };
  worker.addEventListener('error', crashed);
  worker.addEventListener('messageerror', crashed);
  return connectEngine(worker, {
    dek,
    request: { database, steal, strangers },
    calls,
    destroyVault,
    lost: () => onEnd?.('in-use'),
    stopped: () => worker.terminate(),
  });
}
