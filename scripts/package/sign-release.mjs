import { createPrivateKey, sign } from 'node:crypto';

/** @typedef {{ url: string, sha512: string, size: number }} ReleaseFile */
/** @typedef {{ version: string, files: ReleaseFile[] }} Release */

/**
 * Signs the description of a version; `electron/updates/signature.ts` checks it before anything is fetched.
 * @template {Release} R
 * @param {R} release
 * @param {string} secret Ed25519 private key, PEM
 * @returns {R & { signature: string }}
 */
export function signRelease(release, secret) {
  const files = release.files.map(({ url, sha512, size }) => [url, sha512, size]);
  const text = JSON.stringify(['vestnik-update-v1', release.version, files]);
  const signature = sign(null, Buffer.from(text), createPrivateKey(secret)).toString('base64');
  return { ...release, signature };
}
