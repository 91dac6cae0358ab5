import type { VaultFailure } from '#contract/platform/platform-api.ts';
import { startEngine } from '../worker/client.ts';
import { platform } from '../platform/index.ts';
import { setAccount } from '../stores/account.ts';
import { setConnection } from '../stores/connection.ts';
import { setStartup, useStartup } from '../stores/startup.ts';
import type { StartupFailure } from '../stores/startup.ts';
import { usePreferences } from '../stores/preferences.ts';
import { setPassphraseSet } from '../stores/vault.ts';
import { attachEngine, detachEngine, engine } from './engine.ts';

interface StartOptions {
  /** Takes the database from another window. */
  takeOver?: boolean;
  passphrase?: string;
}

/** An answer of the vault that leaves the question standing. */
export type Refusal = Extract<VaultFailure, { waitMs: number }>;

/** Opens vault, database and engine; the outcome stands in the startup store. */
export async function startUp(options: StartOptions = {}): Promise<void> {
  setStartup({ phase: 'starting' });
  await open(options);
}

/**
 * Opens the vault by the passphrase, then goes on as {@link startUp}; the first passphrase makes the key.
 * The screen stays as it is until the vault has answered. Null unless the vault refuses.
 */
export function unlock(passphrase: string): Promise<Refusal | null> {
  const { startup } = useStartup.getState();
  return open({ passphrase, takeOver: startup.phase === 'locked' && startup.takeOver });
}

async function open({ takeOver = false, passphrase }: StartOptions): Promise<Refusal | null> {
  try {
    const vault = await platform.vault.open(passphrase);
    if (vault.ok) {
      setStartup({ phase: 'starting' });
      const failure = await run(vault.key, takeOver);
      if (failure) end(failure);
      else ready();
    } else if ('waitMs' in vault) return vault;
    else if (vault.code === 'locked') setStartup({ phase: 'locked', takeOver });
    else if (vault.code === 'passphrase-required') setStartup({ phase: vault.code });
    else end(vault.code);
  } catch {
    end('crashed');
  }
  return null;
}

async function run(dek: Uint8Array, takeOver: boolean): Promise<StartupFailure | null> {
  const vault = await platform.vault.state();
  setPassphraseSet(vault.ok && vault.passphrase);
  const started = await startEngine({
    dek,
    destroyVault: () => platform.vault.destroy(),
    steal: takeOver,
    strangers: usePreferences.getState().strangers,
    onEnd: (reason) => {
      end(reason);
      // The engine stopped when it let go of the database; its worker is still to end.
      if (reason === 'in-use') void started.stop().catch(() => {});
    },
  });
  attachEngine(started);
  const account = await started.start();
  if (!account.ok) return account.code;
  setAccount(account.value);
  setConnection(await started.connection());
  return null;
}

/** Ends the running engine with its worker and everything it holds in memory, and starts anew. */
export async function restart(): Promise<void> {
  setStartup({ phase: 'starting' });
  const ending = engine();
  detachEngine();
  // A worker that crashed meanwhile has ended as well.
  await ending.stop().catch(() => {});
  await startUp();
}

/** Stands in the session while a start that broke down is tried again. */
const RETRYING = 'vestnik.start-retrying';
let reloading = false;

function ready(): void {
  sessionStorage.removeItem(RETRYING);
  setStartup({ phase: 'ready' });
}

/**
 * Without an engine no feature may be on screen; the screen goes first. A start that breaks down is tried
 * again once from the beginning: a worker's script that was just replaced by an update is gone for a page
 * that was loaded before.
 */
function end(failure: StartupFailure): void {
  if (reloading) return;
  const { phase } = useStartup.getState().startup;
  if (failure === 'crashed' && phase === 'starting' && !sessionStorage.getItem(RETRYING)) {
    reloading = true;
    sessionStorage.setItem(RETRYING, 'yes');
    location.reload();
    return;
  }
  setStartup({ phase: 'failed', failure });
  detachEngine();
}

/** Forgets the local key and with it every local message, then all that lies here; the first run begins. */
export async function eraseDevice(): Promise<void> {
  await platform.vault.destroy();
  await platform.badge.set(0);
  localStorage.clear();
  for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
  await erasePrivateFiles();
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) {
    await worker.unregister();
  }
  location.reload();
}

/** Nothing here can be read without the key: what can't be removed now does no harm. */
async function erasePrivateFiles(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  for await (const name of root.keys()) {
    await root.removeEntry(name, { recursive: true }).catch(() => {});
  }
}
