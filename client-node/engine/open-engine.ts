import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineApi } from '#contract/engine/api.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { AccountView } from '#contract/engine/views.ts';
import { createEngine } from '#client/engine.ts';
import { DiskCache } from '../files/disk-cache.ts';
import { lockProfile } from '../profile/lock.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import { storeError } from '../store/sqlite-errors.ts';
import { destroyVault, openVault } from '../vault/vault.ts';

export interface OpenOptions {
  /** Folder of one account; made when it is missing. */
  profileDir: string;
  /** Wraps the key of the local store. */
  passphrase?: string | undefined;
  /** How long to wait for another process to let go of the profile, in ms. */
  lockWaitMs?: number;
}

export interface OpenEngine {
  engine: EngineApi;
  /** Null until somebody registers. */
  account: AccountView | null;
  /** Stops the engine and lets go of the profile. */
  close(): Promise<void>;
}

/**
 * Opens a profile and starts its engine. Fails with `in-use` when another process has the profile, `locked`
 * for a missing or wrong passphrase, and the codes of the store.
 */
export async function openEngine(options: OpenOptions): Promise<Result<OpenEngine>> {
  const { profileDir, passphrase, lockWaitMs = 0 } = options;
  let release: (() => void) | undefined;
  try {
    mkdirSync(profileDir, { recursive: true, mode: 0o700 });
    const lock = lockProfile(profileDir, lockWaitMs);
    if (!lock) return { ok: false, code: 'in-use' };
    release = () => lock.release();
    const opened = await open(profileDir, passphrase, release);
    if (!opened.ok) release();
    return opened;
  } catch (error) {
    release?.();
    return { ok: false, code: storeError(error).code };
  }
}

async function open(
  profileDir: string,
  passphrase: string | undefined,
  release: () => void,
): Promise<Result<OpenEngine>> {
  const key = await openVault(profileDir, passphrase);
  if (!key.ok) return key;
  const store = openSqliteStore(join(profileDir, 'store.db'), key.value);
  const engine = createEngine({
    store,
    files: new DiskCache(join(profileDir, 'files')),
    destroyVault: async () => destroyVault(profileDir),
    strangers: 'accept',
  });
  const close = async () => {
    await engine.stop();
    release();
  };
  const account = await engine.start();
  if (!account.ok) {
    await store.close();
    return account;
  }
  return { ok: true, value: { engine, account: account.value, close } };
}
