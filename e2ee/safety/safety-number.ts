import { sha512 } from '@noble/hashes/sha2.js';

const DOMAIN = new TextEncoder().encode('vestnik-safety-number-v1');
const KEY_LENGTH = 32;
const ROUNDS = 5200;
const GROUPS = 12;
const BYTES_PER_GROUP = 5;

/**
 * The number that two people compare to know that nobody stands between them: 60 digits in 12 groups
 * of 5, the same on both sides. With the two 32-byte keys in byte order and the domain
 * `vestnik-safety-number-v1`: h = SHA-512(domain ‖ low ‖ high), then 5,199 times
 * h = SHA-512(h ‖ low ‖ high); each 5 bytes of h, big endian, modulo 100,000 give a group. The rounds
 * make a search for colliding keys dearer, as in Signal's numeric fingerprint.
 * @throws RangeError unless both keys have 32 bytes.
 */
export function safetyNumber(identityKeyA: Uint8Array, identityKeyB: Uint8Array): string {
  if (identityKeyA.byteLength !== KEY_LENGTH || identityKeyB.byteLength !== KEY_LENGTH) {
    throw new RangeError('an identity key has 32 bytes');
  }
  const [low, high] =
    compare(identityKeyA, identityKeyB) <= 0
      ? [identityKeyA, identityKeyB]
      : [identityKeyB, identityKeyA];
  let hash = sha512.create().update(DOMAIN).update(low).update(high).digest();
  for (let round = 1; round < ROUNDS; round++) {
    hash = sha512.create().update(hash).update(low).update(high).digest();
  }
  return Array.from({ length: GROUPS }, (_, group) => digits(hash, group)).join(' ');
}

function digits(hash: Uint8Array, group: number): string {
  let value = 0;
  for (const byte of hash.subarray(group * BYTES_PER_GROUP, (group + 1) * BYTES_PER_GROUP)) {
    value = value * 256 + byte;
  }
  return String(value % 100_000).padStart(5, '0');
}

function compare(a: Uint8Array, b: Uint8Array): number {
  for (const [at, byte] of a.entries()) {
    const difference = byte - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
