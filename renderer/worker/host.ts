import type { EngineApi } from '#contract/engine/api.ts';
import type { Result } from '#contract/engine/errors.ts';
import { createEngine } from '#client/engine.ts';
import { type Store, StoreError } from '#client/ports/store.ts';
import { dek as asDek } from '#e2ee/keys.ts';
import { openDexieStore } from '../db/dexie-store.ts';
import { OpfsCache } from '../db/opfs-cache.ts';
import type { EngineWorker, OpenRequest, WorkerCallbacks } from './api.ts';
import { type Ownership, takeOwnership } from './ownership.ts';

/** The worker's side: one engine over one database that belongs to this worker. */
export class EngineHost implements EngineWorker {
  #engine: EngineApi | null = null;
  #ownership: Ownership | null = null;

  async open(
    dek: Uint8Array,
    { database, steal, strangers }: OpenRequest,
    callbacks: WorkerCallbacks,
  ): Promise<Result> {
    const lost = async () => {
      await this.#engine?.stop();
      callbacks.lost();
    };
    this.#ownership = await takeOwnership(database, { steal, lost });
    if (!this.#ownership) {
      dek.fill(0);
      return { ok: false, code: 'in-use' };
    }
    const store = await openStore(database, dek);
    if (!store.ok) {
      await this.close();
      return store;
    }
    const destroyVault = () => callbacks.destroyVault();
    const engine = createEngine({
      store: store.value,
      files: new OpfsCache(database),
      destroyVault,
      strangers,
    });
    engine.subscribe((event) => callbacks.event(event));
    this.#engine = engine;
    return { ok: true, value: undefined };
  }

  get engine(): EngineApi {
    if (!this.#engine) throw new Error('the engine is not open');
    return this.#engine;
  }

  async close(): Promise<void> {
    this.#ownership?.release();
    this.#ownership = null;
  }
}

async function openStore(database: string, dek: Uint8Array): Promise<Result<Store>> {
  try {
    return { ok: true, value: await openDexieStore(database, asDek(dek)) };
  } catch (error) {
    dek.fill(0);
    if (error instanceof StoreError) return { ok: false, code: error.code };
    throw error;
  }
}
