import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const IGNORED = /\.test\.tsx?$|^testing$|^node_modules$|\.md$/;

/**
 * Content hash of files and folders.
 * @param {string} root
 * @param {string[]} inputs relative to `root`
 */
export function fingerprint(root, inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of filesBelow(path.join(root, input)))
      hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} entry
 * @returns {Generator<string>}
 */
function* filesBelow(entry) {
  if (!statSync(entry).isDirectory()) {
    yield entry;
    return;
  }
  for (const name of readdirSync(entry).sort())
    if (!IGNORED.test(name)) yield* filesBelow(path.join(entry, name));
}
