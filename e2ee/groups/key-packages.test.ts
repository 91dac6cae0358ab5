import { generateKeyPackageWithKey } from 'ts-mls';
import { afterEach, expect, test, vi } from 'vitest';
import { LIMITS } from '#contract/wire/limits.ts';
import { MAX_LIFETIME } from './config.ts';
import { credentialOf } from './credential.ts';
import { DEFAULT_SUITE, loadSuite } from './suite.ts';
import { Directory, FAST_SUITE, HOUR, type Person, groupOf, person } from './testing/people.ts';
import { encodeMessage } from './wire.ts';

afterEach(() => {
  vi.useRealTimers();
});

async function scene() {
  const directory = new Directory();
  const anna = await person(directory);
  const boris = await person(directory);
  const [a] = await groupOf([anna]);
  const refused = async (publicPackage: Uint8Array) => {
    expect(await anna.mls.checkKeyPackage(publicPackage)).toBeNull();
    await expect(a!.commit({ add: [publicPackage] })).rejects.toMatchObject({
      code: 'invalid-key-package',
    });
  };
  return { directory, anna, boris, a: a!, refused };
}

/** A key package as a hostile device could make one. */
async function forged(who: Person, as: Person, lifetimeMs = HOUR) {
  const suite = await loadSuite(FAST_SUITE);
  const now = Date.now();
  const seconds = (at: number) => BigInt(Math.floor(at / 1000));
  const { publicPackage } = await generateKeyPackageWithKey(
    credentialOf(as.device.userId, as.device.deviceId),
    {
      versions: ['mls10'],
      ciphersuites: [FAST_SUITE],
      extensions: [],
      proposals: [],
      credentials: ['basic'],
    },
    { notBefore: seconds(now - HOUR), notAfter: seconds(now + lifetimeMs) },
    [],
    { signKey: who.device.seed, publicKey: who.device.publicKey },
    suite,
  );
  return encodeMessage({
    version: 'mls10',
    wireformat: 'mls_key_package',
    keyPackage: publicPackage,
  });
}

test('a key package says whose it is and until when it serves', async () => {
  const { anna, boris, a } = await scene();
  const { ref, publicPackage, expiresAt } = await boris.keyPackage(HOUR);
  expect(ref).toMatch(/^[0-9a-f]{64}$/);
  expect(Math.abs(expiresAt - Date.now() - HOUR)).toBeLessThan(60_000);
  expect(await anna.mls.checkKeyPackage(publicPackage)).toEqual({
    userId: boris.device.userId,
    deviceId: boris.device.deviceId,
    expiresAt,
  });
  const { welcome } = await a.commit({ add: [publicPackage] });
  expect(anna.mls.welcomeRefs(welcome!)).toEqual([ref]);
});

test('it fits the wire', async () => {
  const { mls } = await person(new Directory(), DEFAULT_SUITE);
  const { publicPackage } = await mls.createKeyPackage(HOUR);
  expect(publicPackage.byteLength).toBeLessThan(LIMITS.keyPackage);
});

test('a device that nobody vouches for is refused', async () => {
  const { directory, boris, refused } = await scene();
  const { publicPackage } = await boris.keyPackage();
  directory.revoke(boris.device);
  await refused(publicPackage);
});

test('a key package in the name of another device is refused', async () => {
  const { directory, anna, boris, refused } = await scene();
  const mallory = await person(directory);
  await refused(await forged(mallory, boris));
  await refused(await forged(mallory, anna));
});

test('an expired, an early and an over-long lifetime are refused', async () => {
  const { boris, refused } = await scene();
  const { publicPackage } = await boris.keyPackage(HOUR);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + HOUR + 2000 });
  await refused(publicPackage);
  vi.setSystemTime(Date.now() - 4 * HOUR);
  await refused(publicPackage);
  vi.useRealTimers();
  await refused(await forged(boris, boris, MAX_LIFETIME));
  await expect(boris.keyPackage(LIMITS.certificateLifetime + 1)).rejects.toThrow(RangeError);
  await expect(boris.keyPackage(0)).rejects.toThrow(RangeError);
});

test('changed, cut and foreign bytes are refused', async () => {
  const { boris, refused, directory } = await scene();
  const { publicPackage } = await boris.keyPackage();
  for (let at = 0; at < publicPackage.byteLength; at += 5) {
    await refused(publicPackage.with(at, publicPackage[at]! ^ 1));
  }
  await refused(publicPackage.subarray(1));
  await refused(new Uint8Array());
  const other = await person(directory, DEFAULT_SUITE);
  await refused((await other.keyPackage()).publicPackage);
});
