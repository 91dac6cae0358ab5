import { openEngine } from '#client-node/engine/open-engine.ts';
import type { EngineApi } from '#contract/engine/api.ts';
import type { Result } from '#contract/engine/errors.ts';

/** The value of a result that must not fail. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

/** A new account on a headless engine with a profile folder of its own. */
export async function registered(profileDir: string, server: string, displayName: string) {
  const { engine, close } = value(await openEngine({ profileDir }));
  const phrase = await engine.createPhrase();
  const account = value(await engine.register({ server, displayName, phrase }));
  await online(engine);
  return { engine, account, close };
}

async function online(engine: EngineApi): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = engine.subscribe((event) => {
    if (event.type === 'connection' && event.connection.state === 'online') resolve();
  });
  if ((await engine.connection()).state !== 'online') await promise;
  end();
}
