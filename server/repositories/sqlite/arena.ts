/** A message for another thread: every `Uint8Array` in it is a view of one transferable buffer. */
export interface Packed<T> {
  value: T;
  transfer: ArrayBuffer[];
}

/**
 * Copies plain data so that all bytes in it lie in one buffer, which is then transferred. Sending the
 * views as they are would clone the whole network chunk behind each of them.
 */
export function pack<T>(value: T): Packed<T> {
  const length = byteLength(value);
  if (length === 0) return { value, transfer: [] };
  const arena = new Uint8Array(length);
  let at = 0;
  const place = (bytes: Uint8Array) => {
    const view = arena.subarray(at, at + bytes.byteLength);
    view.set(bytes);
    at += bytes.byteLength;
    return view;
  };
  return { value: relocate(value, place) as T, transfer: [arena.buffer] };
}

function byteLength(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (value instanceof Uint8Array) return value.byteLength;
  let sum = 0;
  if (Array.isArray(value)) {
    for (const item of value) sum += byteLength(item);
  } else {
    for (const key in value) sum += byteLength((value as Record<string, unknown>)[key]);
  }
  return sum;
}

function relocate(value: unknown, place: (bytes: Uint8Array) => Uint8Array): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return place(value);
  if (Array.isArray(value)) return value.map((item) => relocate(item, place));
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = relocate((value as Record<string, unknown>)[key], place);
  return copy;
}
