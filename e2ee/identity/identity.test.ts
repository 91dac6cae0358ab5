import { createHash, createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto';
import { encodeBase32 } from '#contract/wire/base32.ts';
import { expect, test } from 'vitest';
import { identityFromPhrase, userIdOf } from './identity.ts';

const PHRASE = [...Array<string>(23).fill('abandon'), 'art'];

test('the identity of a known phrase never changes', async () => {
  const identity = await identityFromPhrase(PHRASE);
  expect(identity.userId).toBe('27fd6x7pxwds19smewkrsab5c76ma2je');
  expect(Buffer.from(identity.publicKey).toString('hex')).toBe(
    'dc686e59b5fee0a5349ced261979ac11a6a2089255f9833e048f564937849896',
  );
});

test('it is what the documented construction gives with other primitives', async () => {
  const seed = Buffer.from(hkdfSync('sha512', new Uint8Array(32), '', 'vestnik-identity-v1', 32));
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const publicKey = Uint8Array.from(spki.subarray(-32));
  const identity = await identityFromPhrase(PHRASE);
  expect(identity.seed).toEqual(Uint8Array.from(seed));
  expect(identity.publicKey).toEqual(publicKey);
  const hash = createHash('sha512').update(publicKey).digest();
  expect(identity.userId).toBe(encodeBase32(hash.subarray(0, 20)));
  expect(userIdOf(publicKey)).toBe(identity.userId);
});

test('an invalid phrase gives no identity', async () => {
  await expect(identityFromPhrase(PHRASE.slice(1))).rejects.toThrow(RangeError);
});
