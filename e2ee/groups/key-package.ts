import {
  type Capabilities,
  type CiphersuiteImpl,
  type ClientConfig,
  type KeyPackage,
  type LeafNode,
  type PrivateKeyPackage,
  generateKeyPackageWithKey,
} from 'ts-mls';
import { makeKeyPackageRef, verifyKeyPackage } from 'ts-mls/keyPackage.js';
import { verifyLeafNodeSignatureKeyPackage } from 'ts-mls/leafNode.js';
import * as v from 'valibot';
import type { Device } from '../devices/device.ts';
import type { DeviceSeed } from '../keys.ts';
import { decodeRecord, encodeRecord } from '../sealing/record-codec.ts';
import { LIFETIME_SKEW, MAX_LIFETIME } from './config.ts';
import { credentialOf, parseCredential } from './credential.ts';
import type { KeyPackageInfo, KeyPackagePair } from './types.ts';
import { decodeMessage, encodeMessage } from './wire.ts';

const privateKeysSchema = v.strictObject({
  init: v.instance(Uint8Array),
  leaf: v.instance(Uint8Array),
});

/** A key package of the device and its private keys. Times are Unix ms. */
export function generateKeyPackage(
  device: Device,
  suite: CiphersuiteImpl,
  now: number,
  lifetimeMs: number,
) {
  const capabilities: Capabilities = {
    versions: ['mls10'],
    ciphersuites: [suite.name],
    extensions: [],
    proposals: [],
    credentials: ['basic'],
  };
  return generateKeyPackageWithKey(
    credentialOf(device.userId, device.deviceId),
    capabilities,
    { notBefore: seconds(now - LIFETIME_SKEW), notAfter: seconds(now + lifetimeMs) },
    [],
    { signKey: device.seed, publicKey: device.publicKey },
    suite,
  );
}

/** A key package as it is published and stored. */
export async function encodeKeyPackagePair(
  {
    publicPackage,
    privatePackage,
  }: { publicPackage: KeyPackage; privatePackage: PrivateKeyPackage },
  suite: CiphersuiteImpl,
): Promise<KeyPackagePair> {
  const ref = await makeKeyPackageRef(publicPackage, suite.hash);
  return {
    ref: hex(ref),
    publicPackage: encodeMessage({
      version: 'mls10',
      wireformat: 'mls_key_package',
      keyPackage: publicPackage,
    }),
    privatePackage: encodeRecord({
      init: privatePackage.initPrivateKey,
      leaf: privatePackage.hpkePrivateKey,
    }),
    expiresAt: expiryOf(publicPackage.leafNode) ?? 0,
  };
}

/** The private keys of a stored key package; null when the bytes are not one. */
export function decodePrivateKeys(bytes: Uint8Array, seed: DeviceSeed): PrivateKeyPackage | null {
  try {
    const { init, leaf } = v.parse(privateKeysSchema, decodeRecord(bytes));
    return { initPrivateKey: init, hpkePrivateKey: leaf, signaturePrivateKey: seed };
  } catch {
    return null;
  }
}

/** The key package, if it is one of this suite by an authenticated device and in its lifetime. */
export async function acceptableKeyPackage(
  bytes: Uint8Array,
  suite: CiphersuiteImpl,
  config: ClientConfig,
  now: number,
): Promise<{ keyPackage: KeyPackage; info: KeyPackageInfo } | null> {
  const keyPackage = decodeMessage(bytes, 'mls_key_package')?.keyPackage;
  if (keyPackage === undefined || keyPackage.cipherSuite !== suite.name) return null;
  const { leafNode } = keyPackage;
  const named = parseCredential(leafNode.credential);
  if (named === null || !isWithinLifetime(leafNode, now)) return null;
  try {
    if (!(await verifyKeyPackage(keyPackage, suite.signature))) return null;
    if (!(await verifyLeafNodeSignatureKeyPackage(leafNode, suite.signature))) return null;
  } catch {
    return null;
  }
  const { credential, signaturePublicKey } = leafNode;
  if (!(await config.authService.validateCredential(credential, signaturePublicKey))) return null;
  return { keyPackage, info: { ...named, expiresAt: expiryOf(leafNode) ?? 0 } };
}

/** Whether a leaf that came from a key package keeps to the maximum lifetime; others have none. */
export function isOfAllowedLifetime(leaf: LeafNode): boolean {
  if (leaf.leafNodeSource !== 'key_package') return true;
  const { notBefore, notAfter } = leaf.lifetime;
  return notAfter > notBefore && notAfter - notBefore <= BigInt(MAX_LIFETIME / 1000);
}

/** KeyPackageRef as text. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function isWithinLifetime(leaf: LeafNode, now: number): boolean {
  if (leaf.leafNodeSource !== 'key_package' || !isOfAllowedLifetime(leaf)) return false;
  return leaf.lifetime.notBefore <= seconds(now) && leaf.lifetime.notAfter >= seconds(now);
}

function expiryOf(leaf: LeafNode): number | null {
  return leaf.leafNodeSource === 'key_package' ? Number(leaf.lifetime.notAfter) * 1000 : null;
}

function seconds(milliseconds: number): bigint {
  return BigInt(Math.floor(milliseconds / 1000));
}
