import type { Bytes, Dek } from '../keys.ts';
import { open, seal } from './secretbox.ts';

export { decodeRecord, encodeRecord } from './record-codec.ts';
export { SealingError } from './secretbox.ts';

/**
 * Seals a record of the local cache. `context` names its place, e.g. `table/key`: the record opens
 * there only, so nobody who can write to the disk swaps records unnoticed.
 */
export function sealRecord(key: Dek, plaintext: Uint8Array, context = ''): Bytes {
  return seal(key, plaintext, context);
}

/**
 * Opens what {@link sealRecord} made under the same key and context.
 * @throws SealingError `tampered`
 */
export function openRecord(key: Dek, sealed: Uint8Array, context = ''): Uint8Array {
  return open(key, sealed, context);
}
