import type { EngineApi } from '#contract/engine/api.ts';
import type { Parts } from '../parts.ts';
import { fail, guarded, ok } from '../runtime/results.ts';

/** How long log-out waits for the server to hear of it. */
const FAREWELL = 3_000;

type LifecycleApi = Pick<EngineApi, 'start' | 'stop' | 'subscribe' | 'logout'>;

/** Beginning and end of an engine. */
export function lifecycleApi(parts: Parts, destroyVault: () => Promise<void>): LifecycleApi {
  const { account, connection, emitter, session, store } = parts;
  let ended: Promise<void> | null = null;

  const revoke = async () => {
    if (account.current === null) return;
    const { deviceId } = account.current;
    await Promise.race([
      connection.request('device:revoke', { deviceId }),
      new Promise((resolve) => parts.timers.after(FAREWELL, () => resolve(null))),
    ]);
  };

  return {
    start: () =>
      guarded(async () => {
        await parts.load();
        if (account.current !== null) await session.begin();
        return ok(account.view());
      }),

    stop() {
      ended ??= parts.end().then(() => store.close());
      return ended;
    },

    subscribe: (listener) => emitter.subscribe(listener),

    logout: () =>
      guarded(async () => {
        if (account.current === null) return fail('no-account');
        await revoke();
        ended = parts.end();
        // Keys first: whatever fails afterwards leaves nothing that can be read.
        const keyGone = await destroyVault().then(
          () => true,
          () => false,
        );
        await ended;
        account.forget();
        await Promise.all([store.wipe(), parts.cache.wipe()]);
        emitter.accountChanged();
        return keyGone ? ok() : fail('storage-failed');
      }),
  };
}
