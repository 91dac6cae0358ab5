import type { EngineApi } from '#contract/engine/api.ts';

/** When a text has arrived on an engine, decrypted and stored, on the clock of `performance.now()`. */
export function arrival(engine: EngineApi, text: string): Promise<number> {
  return new Promise((resolve) => {
    const end = engine.subscribe((event) => {
      if (event.type !== 'incoming' || event.message.text !== text) return;
      end();
      resolve(performance.now());
    });
  });
}
