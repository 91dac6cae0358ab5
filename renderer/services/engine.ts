import type { EngineApi, EngineEvent } from '#contract/engine/api.ts';

type Listener = (event: EngineEvent) => void;

let running: EngineApi | null = null;
const listeners = new Set<Listener>();

/**
 * The running engine. Only services call it.
 * @throws Error before start-up is over; the interface shows no feature until then.
 */
export function engine(): EngineApi {
  if (!running) throw new Error('engine is not running');
  return running;
}

/** Hears every event of the engine, over restarts too. Returns its own end. */
export function onEngineEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Makes an engine the running one and passes its events on. */
export function attachEngine(api: EngineApi): void {
  running = api;
  api.subscribe((event) => {
    if (running !== api) return;
    for (const listener of listeners) listener(event);
  });
}

export function detachEngine(): void {
  running = null;
}
