import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../setup/paths.mjs';

/**
 * Path of the script behind an installed tool's command.
 * @param {string} name package, and the command where it has the same name
 * @param {string} [command]
 */
export function toolPath(name, command = name) {
  const folder = inRoot('node_modules', ...name.split('/'));
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[command]);
}
