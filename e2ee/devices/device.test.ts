import { createPublicKey, verify } from 'node:crypto';
import { loginMessage } from '#contract/wire/auth.ts';
import { CERTIFICATE_LENGTH } from '#contract/wire/certificate.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import { expect, test } from 'vitest';
import { identityFromPhrase } from '../identity/identity.ts';
import { generatePhrase } from '../identity/phrase.ts';
import { deviceSeed } from '../keys.ts';
import { ed25519PublicKey } from '../signatures.ts';
import {
  createDevice,
  deviceIdOf,
  renewCertificate,
  signLogin,
  verifyCertificate,
} from './device.ts';

const NOW = 1_800_000_000_000;
const PHRASE = [...Array<string>(23).fill('abandon'), 'art'];

test('a certificate names account, device and lifetime', async () => {
  const identity = await identityFromPhrase(PHRASE);
  const device = await createDevice(identity, NOW, 1000);
  expect(device.certificate).toHaveLength(CERTIFICATE_LENGTH);
  expect(device.deviceId).toBe(deviceIdOf(device.publicKey));
  const certificate = await verifyCertificate(device.certificate, identity.publicKey, NOW);
  expect(certificate).toMatchObject({
    userId: identity.userId,
    deviceId: device.deviceId,
    deviceKey: device.publicKey,
    createdAt: NOW,
    expiresAt: NOW + 1000,
  });
});

test('the certificate of a known device never changes', async () => {
  const identity = await identityFromPhrase(PHRASE);
  const seed = deviceSeed(new Uint8Array(32).fill(7));
  const publicKey = ed25519PublicKey(seed);
  const device = { ...(await createDevice(identity, NOW)), seed, publicKey };
  const { certificate, deviceId } = await renewCertificate(identity, device, NOW);
  expect(deviceId).toBe('qqf677arpghyxnmv');
  expect(Buffer.from(certificate).toString('hex')).toBe(
    '0111ded374f6ef1b90a73477278ca96561cd450a4ebdde639d58b423eed69bea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c000001a3185c5000000001aa700d7c00f5f9a297e951140f1b212daf1315c74aed2fee7ab15c61a072838add4fa55d7b01f880c4f7c4416b82d816a84e07019d2a944b246eeac25ba95e56b9aab0b607',
  );
});

test('it is good within its lifetime only', async () => {
  const identity = await identityFromPhrase(PHRASE);
  const { certificate } = await createDevice(identity, NOW, 1000);
  const at = (now: number) => verifyCertificate(certificate, identity.publicKey, now);
  expect(await at(NOW + 999)).not.toBeNull();
  expect(await at(NOW + 1000)).toBeNull();
  expect(await at(NOW - LIMITS.clockSkew)).not.toBeNull();
  expect(await at(NOW - LIMITS.clockSkew - 1)).toBeNull();
});

test('any changed byte makes it worthless', async () => {
  const identity = await identityFromPhrase(PHRASE);
  const { certificate } = await createDevice(identity, NOW);
  for (let at = 0; at < certificate.byteLength; at++) {
    const changed = certificate.with(at, certificate[at]! ^ 1);
    expect(await verifyCertificate(changed, identity.publicKey, NOW)).toBeNull();
  }
  expect(await verifyCertificate(certificate.slice(1), identity.publicKey, NOW)).toBeNull();
});

test('another identity can vouch neither for the account nor in its name', async () => {
  const identity = await identityFromPhrase(PHRASE);
  const other = await identityFromPhrase(generatePhrase());
  const { certificate } = await createDevice(identity, NOW);
  expect(await verifyCertificate(certificate, other.publicKey, NOW)).toBeNull();
  const impostor = { ...other, userId: identity.userId };
  const forged = await createDevice(impostor, NOW);
  expect(await verifyCertificate(forged.certificate, identity.publicKey, NOW)).toBeNull();
  expect(await verifyCertificate(forged.certificate, other.publicKey, NOW)).toBeNull();
});

test('renewal keeps the key and moves the lifetime', async () => {
  const identity = await identityFromPhrase(PHRASE);
  const device = await createDevice(identity, NOW, 1000);
  const renewed = await renewCertificate(identity, device, NOW + 5000);
  expect(renewed).toMatchObject({ deviceId: device.deviceId, seed: device.seed });
  const certificate = await verifyCertificate(renewed.certificate, identity.publicKey, NOW + 5000);
  expect(certificate?.createdAt).toBe(NOW + 5000);
});

test('a login is signed by the device key over origin, device and nonce', async () => {
  const device = await createDevice(await identityFromPhrase(PHRASE), NOW);
  const nonce = new Uint8Array(32).fill(3);
  const signature = await signLogin(device, 'https://chat.example.org', nonce);
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), device.publicKey]);
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  const message = loginMessage('https://chat.example.org', device.deviceId, nonce);
  expect(verify(null, message, key, signature)).toBe(true);
  const elsewhere = loginMessage('https://evil.example.org', device.deviceId, nonce);
  expect(verify(null, elsewhere, key, signature)).toBe(false);
});
