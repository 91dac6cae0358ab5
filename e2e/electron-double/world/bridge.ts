/**
 * `contextBridge` between the page's world and preload's, over synchronous DOM events. Runs in both
 * worlds, as source. Values are copied; functions become proxies, promises stay promises.
 */
export function createBridge(me: string, peer: string) {
  interface Message {
    kind: 'call' | 'return' | 'resolved' | 'rejected' | 'expose';
    id?: number;
    key?: string;
    value?: unknown;
    error?: { name: string; message: string };
  }
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const promises = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
  let returned: Message = { kind: 'return' };

  const emit = (detail: Message) =>
    document.dispatchEvent(new CustomEvent(`electron-double-${peer}`, { detail }));
  const describe = (error: unknown) => ({
    name: error instanceof Error ? error.name : 'Error',
    message: error instanceof Error ? error.message : String(error),
  });
  const revive = (error: Message['error']) =>
    Object.assign(new Error(error?.message), { name: error?.name });
  const isPlain = (value: unknown): value is Record<string, unknown> => {
    if (value === null || typeof value !== 'object') return false;
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === null || Object.getPrototypeOf(prototype) === null;
  };
  const isCloneable = (value: unknown) =>
    typeof value !== 'symbol' &&
    (value === null ||
      typeof value !== 'object' ||
      value instanceof Error ||
      value instanceof Date ||
      value instanceof Map ||
      value instanceof Set ||
      value instanceof ArrayBuffer ||
      ArrayBuffer.isView(value));

  function encode(value: unknown): unknown {
    if (typeof value === 'function') {
      functions.set(++lastId, value as (...args: unknown[]) => unknown);
      return { $function: lastId };
    }
    if (value instanceof Promise) {
      const id = ++lastId;
      value.then(
        (result) => emit({ kind: 'resolved', id, value: encode(result) }),
        (error: unknown) => emit({ kind: 'rejected', id, error: describe(error) }),
      );
      return { $promise: id };
    }
    if (Array.isArray(value)) return value.map(encode);
    if (isPlain(value))
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, encode(part)]));
    if (!isCloneable(value)) throw new Error('An object could not be cloned.');
    return value;
  }

  function decode(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(decode);
    if (!isPlain(value)) return value;
    if (typeof value['$promise'] === 'number') {
      const promise = Promise.withResolvers<unknown>();
      promises.set(value['$promise'], promise);
      return promise.promise;
    }
    if (typeof value['$function'] === 'number') {
      const id = value['$function'];
      return (...args: unknown[]) => {
        emit({ kind: 'call', id, value: args.map(encode) });
        if (returned.error) throw revive(returned.error);
        return decode(returned.value);
      };
    }
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, decode(part)]));
  }

  function freeze(value: unknown): unknown {
    if (isPlain(value) || Array.isArray(value)) Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  }

  function call({ id, value }: Message): Message {
    try {
      const args = (value as unknown[]).map(decode);
      return { kind: 'return', value: encode(functions.get(id ?? 0)?.(...args)) };
    } catch (error) {
      return { kind: 'return', error: describe(error) };
    }
  }

  document.addEventListener(`electron-double-${me}`, (event) => {
    const message = (event as CustomEvent<Message>).detail;
    switch (message.kind) {
      case 'return':
        returned = message;
        break;
      case 'resolved':
        promises.get(message.id ?? 0)?.resolve(decode(message.value));
        break;
      case 'rejected':
        promises.get(message.id ?? 0)?.reject(revive(message.error));
        break;
      case 'call':
        emit(call(message));
        break;
      case 'expose':
        Object.defineProperty(globalThis, message.key ?? '', {
          value: freeze(decode(message.value)),
          enumerable: true,
        });
        break;
    }
  });

  return {
    exposeInMainWorld: (key: string, api: unknown) =>
      emit({ kind: 'expose', key, value: encode(api) }),
  };
}

export type Bridge = ReturnType<typeof createBridge>;
