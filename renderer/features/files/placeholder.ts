import { thumbHashToDataURL } from 'thumbhash';

const made = new WeakMap<Uint8Array, string>();

/** The blurred picture of a thumbhash as an address; null when the bytes are none. */
export function placeholderUrl(thumbhash: Uint8Array | null): string | null {
  if (thumbhash === null || thumbhash.byteLength < 5) return null;
  const known = made.get(thumbhash);
  if (known) return known;
  try {
    const url = thumbHashToDataURL(thumbhash);
    made.set(thumbhash, url);
    return url;
  } catch {
    return null;
  }
}
