import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type SearchKey, randomBytes, searchKey } from '../keys.ts';

/** Says in which of `count` buckets a label's entries lie. */
export type BlindIndex = (label: string, count: number) => number;

/** A new key for a blind index. */
export function newSearchKey(): SearchKey {
  return searchKey(randomBytes(32));
}

/**
 * A blind index: the first four bytes of HMAC-SHA-256 over a label, reduced to a bucket. Whoever lacks
 * the key can't tell which labels a bucket stands for.
 */
export function createBlindIndex(key: SearchKey): BlindIndex {
  const keyed = hmac.create(sha256, key);
  const encoder = new TextEncoder();
  return (label, count) => {
    const digest = keyed.clone().update(encoder.encode(label)).digest();
    return new DataView(digest.buffer, digest.byteOffset).getUint32(0) % count;
  };
}
