import type { Bridge } from './bridge.ts';
import type { Codec } from './codec.ts';

/** A message of the main process: an answer to `invoke`, or an event. `args` is packed. */
export interface Delivery {
  id?: number;
  channel?: string;
  args?: string;
  error?: string;
}

/** What a preload script sends to the main process. */
export interface Dispatch {
  id: number;
  channel: string;
  args: string;
}

/**
 * `require` and `process` of a sandboxed preload script. Runs in the isolated world, as source;
 * `__electronDoubleSend` is the binding to the main process.
 */
export function createPreloadWorld(codec: Codec, bridge: Bridge, argv: string[]) {
  type Listener = (event: unknown, ...args: unknown[]) => void;
  const world = globalThis as unknown as {
    __electronDoubleSend(text: string): void;
    __electronDoubleDeliver(delivery: Delivery): void;
  };
  const listeners = new Map<string, Listener[]>();
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;

  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]) {
      const dispatch: Dispatch = { id: ++lastId, channel, args: codec.pack(args) };
      const answer = Promise.withResolvers<unknown>();
      waiting.set(dispatch.id, answer);
      world.__electronDoubleSend(JSON.stringify(dispatch));
      return answer.promise;
    },
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    off(channel: string, listener: Listener) {
      const rest = (listeners.get(channel) ?? []).filter((other) => other !== listener);
      listeners.set(channel, rest);
      return ipcRenderer;
    },
  };

  world.__electronDoubleDeliver = ({ id, channel, args, error }) => {
    if (id === undefined) {
      const values = codec.unpack(args ?? '[]') as unknown[];
      for (const listener of listeners.get(channel ?? '') ?? []) listener({ ports: [] }, ...values);
      return;
    }
    const answer = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) answer?.resolve(codec.unpack(args ?? ''));
    else answer?.reject(new Error(error));
  };

  const electron = new Proxy(
    { ipcRenderer, contextBridge: bridge },
    {
      get(target, key, receiver) {
        if (key in target) return Reflect.get(target, key, receiver);
        throw new Error(`electron double: ${String(key)} is not there for preload scripts`);
      },
    },
  );
  return {
    require(name: string) {
      if (name === 'electron' || name === 'electron/renderer') return electron;
      throw new Error(`module not found: ${name}`);
    },
    process: { type: 'renderer', sandboxed: true, contextIsolated: true, argv },
  };
}
