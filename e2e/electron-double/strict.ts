/** Names that the language itself and inspectors ask every object for. */
const LANGUAGE = new Set([
  'then',
  'toJSON',
  'constructor',
  'prototype',
  '$$typeof',
  'asymmetricMatch',
]);

/**
 * Makes the use of something that the double lacks fail loudly instead of giving undefined. Methods
 * run on the object itself, which has private fields.
 */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      if (!(key in object)) {
        if (typeof key === 'symbol' || key.startsWith('_') || LANGUAGE.has(key)) return undefined;
        throw new Error(`electron double: ${name}.${key} is not implemented`);
      }
      const value: unknown = Reflect.get(object, key, object);
      return typeof value === 'function' && key !== 'constructor' ? value.bind(object) : value;
    },
    set: (object, key, value) => Reflect.set(object, key, value, object),
  });
}
