import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { signRelease } from './sign-release.mjs';

/**
 * Signs the descriptions of a version that electron-builder wrote (`latest*.yml`, `beta*.yml`).
 * @param {string} folder
 * @param {string} secret Ed25519 private key, PEM
 * @returns {string[]} their names
 */
export function signFeed(folder, secret) {
  const names = readdirSync(folder).filter((name) => /^(latest|beta|alpha).*\.yml$/.test(name));
  for (const name of names) {
    const file = path.join(folder, name);
    const release = /** @type {import('./sign-release.mjs').Release} */ (
      load(readFileSync(file, 'utf8'))
    );
    appendFileSync(file, `signature: ${signRelease(release, secret).signature}\n`);
  }
  return names;
}
