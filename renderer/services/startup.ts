import { startEngine } from '../worker/client.ts';
import { platform } from '../platform/index.ts';
import { setAccount } from '../stores/account.ts';
import { setConnection } from '../stores/connection.ts';
import { setStartup } from '../stores/startup.ts';
import type { StartupFailure } from '../stores/startup.ts';
import { attachEngine, detachEngine, engine } from './engine.ts';

/** Opens vault, database and engine; the outcome stands in the startup store. */
export async function startUp(options: { takeOver?: boolean } = {}): Promise<void> {
  setStartup({ phase: 'starting' });
  try {
    const failure = await open(options.takeOver ?? false);
    if (failure) end(failure);
    else setStartup({ phase: 'ready' });
  } catch {
    end('crashed');
  }
}

async function open(takeOver: boolean): Promise<StartupFailure | null> {
  const vault = await platform.vault.open();
  if (!vault.ok) return vault.code;
  const started = await startEngine({
    dek: vault.key,
    destroyVault: () => platform.vault.destroy(),
    steal: takeOver,
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

/** Without an engine no feature may be on screen; the screen goes first. */
function end(failure: StartupFailure): void {
  setStartup({ phase: 'failed', failure });
  detachEngine();
}

/** Forgets the local key and with it every local message; then the first run begins. */
export async function eraseDevice(): Promise<void> {
  await platform.vault.destroy();
  for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
  location.reload();
}
