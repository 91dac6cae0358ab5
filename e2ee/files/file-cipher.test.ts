import * as fc from 'fast-check';
import { createCipheriv, createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { fileKey, randomBytes } from '../keys.ts';
import { FileDigest } from './digest.ts';
import { fileCipher, sealedOffset } from './file-cipher.ts';
import { CHUNK, FileError, TAG, blobSize, chunkCount, paddedSize } from './format.ts';

const key = fileKey(Uint8Array.from({ length: 32 }, (_, at) => at));

/** The same chunk by Node's own AES-GCM. */
function reference(index: number, last: boolean, plaintext: Uint8Array): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(index), 4);
  const aad = Buffer.alloc(9);
  aad.writeBigUInt64BE(BigInt(index));
  aad[8] = last ? 1 : 0;
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad);
  return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

test('chunks are what the format says: known answers', async () => {
  const cipher = await fileCipher(key, CHUNK + 1);
  expect(cipher.chunks).toBe(2);
  for (const index of [0, 1]) {
    const plaintext = new Uint8Array(cipher.paddedLength(index)).fill(index + 7);
    const sealed = await cipher.seal(index, plaintext);
    expect(reference(index, index === 1, plaintext).equals(sealed)).toBe(true);
    expect(sealed.byteLength).toBe(cipher.sealedLength(index));
    expect(await cipher.open(index, sealed)).toEqual(plaintext);
  }
  const first = await cipher.seal(0, new Uint8Array(CHUNK));
  const hash = createHash('sha256').update(first).digest('hex');
  expect(hash).toBe('0722d58b0e91bf446b3c4f3cb68b7c8d80cf6adaa11c92cde2ca9d30b4c5c700');
});

test('sizes fall into buckets that are at most 12 % larger', () => {
  expect([0, 1, 4096].map(paddedSize)).toEqual([4096, 4096, 4096]);
  expect(paddedSize(4097)).toBe(4352);
  fc.assert(
    fc.property(fc.integer({ min: 4097, max: 2 ** 42 }), (size) => {
      const padded = paddedSize(size);
      expect(padded).toBeGreaterThanOrEqual(size);
      expect(padded / size).toBeLessThan(1.12);
      expect(paddedSize(padded)).toBe(padded);
      expect(blobSize(size)).toBe(padded + chunkCount(size) * TAG);
    }),
  );
  expect(sealedOffset(3)).toBe(3 * (CHUNK + TAG));
});

test('the digest does not depend on the order of work', async () => {
  const chunks = [0, 1, 2].map((at) => new Uint8Array(CHUNK).fill(at));
  const made = await Promise.all(
    [
      [0, 1, 2],
      [2, 0, 1],
    ].map(async (order) => {
      const digest = new FileDigest(3);
      for (const index of order) await digest.add(index, chunks[index]!);
      return Buffer.from(await digest.finish()).toString('hex');
    }),
  );
  const one = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
  expect(made[0]).toBe(one(Buffer.concat(chunks.map(one))).toString('hex'));
  expect(made[1]).toBe(made[0]);
});

test('whatever is done to a chunk, it opens no more', async () => {
  const size = 3 * CHUNK;
  const cipher = await fileCipher(key, size);
  const plaintext = randomBytes(CHUNK);
  const sealed = await cipher.seal(1, plaintext);
  const refused = async (index: number, bytes: Uint8Array<ArrayBuffer>, other = cipher) =>
    expect(other.open(index, bytes)).rejects.toThrow(FileError);
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: sealed.byteLength * 8 - 1 }), async (bit) => {
      const changed = sealed.slice();
      changed[bit >> 3]! ^= 1 << (bit & 7);
      await refused(1, changed);
    }),
    { numRuns: 60 },
  );
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: sealed.byteLength - 1 }), async (length) => {
      await refused(1, sealed.slice(0, length));
    }),
    { numRuns: 40 },
  );
  for (const index of [0, 2, 3, -1, 0.5, Number.NaN]) await refused(index, sealed);
  await refused(1, sealed, await fileCipher(fileKey(randomBytes(32)), size));
  await refused(1, sealed, await fileCipher(key, CHUNK + 1));
  // A middle chunk can't pass for the last one of a file that was cut.
  await refused(1, sealed, await fileCipher(key, 2 * CHUNK));
});
