import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { signRelease } from '../../scripts/package/sign-release.mjs';
import { isSigned } from './signature.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const secret = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const release = {
  version: '1.2.3',
  files: [{ url: 'vestnik-1.2.3.AppImage', sha512: 'abc', size: 12 }],
  releaseDate: '2026-11-22',
};

test('what the release script signs is believed, with whatever else stands beside it', () => {
  const signed = signRelease(release, secret);
  expect(isSigned(signed, key)).toBe(true);
  expect(isSigned({ ...signed, releaseDate: 'another' }, key)).toBe(true);
});

test.each([
  ['no signature', release],
  ['another version', { ...signRelease(release, secret), version: '9.9.9' }],
  [
    'another digest',
    { ...signRelease(release, secret), files: [{ ...release.files[0]!, sha512: 'abd' }] },
  ],
  ['no files', signRelease({ ...release, files: [] }, secret)],
  ['nothing', null],
])('%s is not', (_name, changed) => {
  expect(isSigned(changed, key)).toBe(false);
});

test('nor is the signature of another key, or a key that is none', () => {
  const other = generateKeyPairSync('ed25519').privateKey;
  const foreign = other.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect(isSigned(signRelease(release, foreign), key)).toBe(false);
  expect(isSigned(signRelease(release, secret), 'AAAA')).toBe(false);
});
