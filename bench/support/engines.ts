import { openEngine } from '#client-node/engine/open-engine.ts';
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
  return { engine, account, close };
}
