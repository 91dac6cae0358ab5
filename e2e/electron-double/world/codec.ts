/**
 * Structured cloning over JSON text. The function is self-contained: it runs in this process and,
 * as source, in the page.
 */
export function createCodec() {
  type Tagged = { $: string; v?: unknown; t?: string };
  const refuse = () => new Error('An object could not be cloned.');

  function bytesToText(bytes: Uint8Array): string {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  }

  function encode(value: unknown, parents: unknown[] = []): unknown {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'number')
      return Number.isFinite(value) ? value : { $: 'number', v: String(value) };
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
    if (typeof value !== 'object' || parents.includes(value)) throw refuse();
    const path = [...parents, value];
    const inner = (part: unknown) => encode(part, path);
    if (Array.isArray(value)) return value.map(inner);
    if (value instanceof Date) return { $: 'date', v: value.getTime() };
    if (value instanceof Map) return { $: 'map', v: [...value].map(inner) };
    if (value instanceof Set) return { $: 'set', v: [...value].map(inner) };
    if (value instanceof Error) return { $: 'error', v: value.message, t: value.name };
    if (value instanceof ArrayBuffer)
      return { $: 'buffer', v: bytesToText(new Uint8Array(value)), t: 'ArrayBuffer' };
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      const type = value instanceof Uint8Array ? 'Uint8Array' : value.constructor.name;
      return { $: 'buffer', v: bytesToText(bytes), t: type };
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw refuse();
    return { $: 'object', v: Object.entries(value).map(([key, part]) => [key, inner(part)]) };
  }

  function decode(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(decode);
    if (value === null || typeof value !== 'object') return value;
    const { $, v, t } = value as Tagged;
    const parts = () => (v as unknown[]).map(decode);
    switch ($) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(v);
      case 'bigint':
        return BigInt(String(v));
      case 'date':
        return new Date(Number(v));
      case 'map':
        return new Map(parts() as [unknown, unknown][]);
      case 'set':
        return new Set(parts());
      case 'error':
        return Object.assign(new Error(String(v)), { name: t });
      case 'buffer': {
        const bytes = Uint8Array.from(atob(String(v)), (char) => char.charCodeAt(0));
        if (t === 'Uint8Array') return bytes;
        if (t === 'ArrayBuffer') return bytes.buffer;
        const View = Reflect.get(globalThis, t ?? '') as new (buffer: ArrayBuffer) => unknown;
        return new View(bytes.buffer);
      }
      default:
        return Object.fromEntries(
          (v as [string, unknown][]).map(([key, part]) => [key, decode(part)]),
        );
    }
  }

  return {
    pack: (value: unknown) => JSON.stringify(encode(value)),
    unpack: (text: string) => decode(JSON.parse(text)),
  };
}

export type Codec = ReturnType<typeof createCodec>;
