import { afterEach, expect, test, vi } from 'vitest';

const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

/** RFC 8032 section 7.1, tests 2 and 3. */
const VECTORS = [
  {
    seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    seed: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    publicKey: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    message: 'af82',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
];

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

async function withoutSubtle() {
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  vi.resetModules();
  return import('./signatures.ts');
}

for (const [name, load] of [
  ['WebCrypto', () => import('./signatures.ts')],
  ['the fallback', withoutSubtle],
] as const) {
  test(`${name} gives the signatures of RFC 8032`, async () => {
    const { ed25519PublicKey, ed25519Sign, ed25519Verify } = await load();
    for (const vector of VECTORS) {
      const seed = fromHex(vector.seed);
      const message = fromHex(vector.message);
      const signature = await ed25519Sign(seed, message);
      expect(Buffer.from(signature).toString('hex')).toBe(vector.signature);
      expect(Buffer.from(ed25519PublicKey(seed)).toString('hex')).toBe(vector.publicKey);
      expect(await ed25519Verify(ed25519PublicKey(seed), message, signature)).toBe(true);
    }
  });

  test(`${name} refuses what was changed or is malformed`, async () => {
    const { ed25519PublicKey, ed25519Sign, ed25519Verify } = await load();
    const seed = fromHex(VECTORS[0]!.seed);
    const publicKey = ed25519PublicKey(seed);
    const message = fromHex('0102');
    const signature = await ed25519Sign(seed, message);
    const flipped = signature.with(7, signature[7]! ^ 1);
    expect(await ed25519Verify(publicKey, message, flipped)).toBe(false);
    expect(await ed25519Verify(publicKey, fromHex('0103'), signature)).toBe(false);
    expect(await ed25519Verify(publicKey, message, signature.slice(1))).toBe(false);
    expect(await ed25519Verify(publicKey.slice(1), message, signature)).toBe(false);
    expect(await ed25519Verify(new Uint8Array(32).fill(255), message, signature)).toBe(false);
  });
}
