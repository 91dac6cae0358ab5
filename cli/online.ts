import type { EngineApi } from '#contract/engine/api.ts';
import type { ConnectionView } from '#contract/engine/views.ts';
import { CommandFailure } from './failure.ts';

/** How long commands wait for the server unless told. */
export const PATIENCE = 30_000;

/**
 * Resolves once the engine is connected and complete.
 * @throws CommandFailure the server's refusal, or `offline` after `timeoutMs`
 */
export async function untilOnline(engine: EngineApi, timeoutMs: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const look = ({ state, code }: ConnectionView) => {
    if (state === 'online') resolve();
    if (state === 'refused') reject(new CommandFailure(code ?? 'unauthorized'));
  };
  const timer = setTimeout(() => reject(new CommandFailure('offline')), timeoutMs);
  const unsubscribe = engine.subscribe((event) => {
    if (event.type === 'connection') look(event.connection);
  });
  look(await engine.connection());
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    unsubscribe();
  }
}
