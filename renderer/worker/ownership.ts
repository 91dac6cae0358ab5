/** How long a window that closes or reloads may take until its lock is free. */
const PATIENCE = 2000;

/** The database belongs to this worker until `release`. */
export interface Ownership {
  release(): void;
}

/**
 * Takes a database for this worker through Web Locks, which end with it however it ends. Null when another
 * window has it; with `steal` that one is asked to let go first, and robbed when it doesn't answer.
 * `lost` runs when another window wants it: the lock is passed on as soon as it is done.
 */
export async function takeOwnership(
  database: string,
  { steal, lost }: { steal: boolean; lost: () => Promise<void> },
): Promise<Ownership | null> {
  let ending: Promise<void> | null = null;
  const end = () => (ending ??= lost());
  const name = `vestnik-database:${database}`;
  const channel = new BroadcastChannel(name);
  if (steal) channel.postMessage('let-go');
  const release =
    (await hold(name, { signal: AbortSignal.timeout(PATIENCE) }, end)) ??
    (steal ? await hold(name, { steal: true }, end) : null);
  if (!release) {
    channel.close();
    return null;
  }
  const ownership = {
    release: () => {
      channel.close();
      release();
    },
  };
  channel.addEventListener('message', () => void end().finally(ownership.release));
  return ownership;
}

/** Requests a lock; answers its end, or null when it can't be had. `robbed` runs when it is stolen. */
function hold(
  name: string,
  options: LockOptions,
  robbed: () => Promise<void>,
): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    let granted = false;
    const held = navigator.locks.request(name, options, () => {
      granted = true;
      return new Promise<void>((end) => resolve(end));
    });
    held.catch(() => (granted ? void robbed() : resolve(null)));
  });
}
