/** Names that the language itself and inspectors ask every object for. */
const LANGUAGE = new Set(['then', 'toJSON', 'constructor', 'prototype', '$$typeof', 'asymmetricMatch']);

/** Makes the use of something that the double lacks fail loudly instead of giving undefined. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (key in object || typeof key === 'symbol' || key.startsWith('_') || LANGUAGE.has(key))
        return Reflect.get(object, key, receiver);
      throw new Error(`electron double: ${name}.${key} is not implemented`);
    },
  });
}
