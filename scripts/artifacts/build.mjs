import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { withLock } from '../setup/lock.mjs';
import { NODE_FLAGS } from '../setup/node.mjs';
import { inRoot, ROOT } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';
import { fingerprint } from './fingerprint.mjs';
import { TARGETS } from './targets.mjs';

/** @typedef {import('./targets.mjs').TargetName} TargetName */

/**
 * Builds what is missing or older than its sources.
 * @param {TargetName[]} names
 * @param {import('../setup/lock.mjs').Say} say
 * @param {{ force?: boolean }} [options]
 */
export async function ensureBuilt(names, say, { force = false } = {}) {
  if (!force && names.every((name) => isFresh(name))) return;
  await withLock('build', say, async () => {
    for (const name of names) {
      if (!force && isFresh(name)) continue;
      await build(name, say);
    }
  });
}

/** @param {TargetName} name */
const stampOf = (name) => inRoot('dist', `.${name}.stamp`);

/** @param {TargetName} name */
function isFresh(name) {
  const { inputs, output } = TARGETS[name];
  if (!existsSync(inRoot(output)) || !existsSync(stampOf(name))) return false;
  return readFileSync(stampOf(name), 'utf8') === fingerprint(ROOT, inputs);
}

/**
 * @param {TargetName} name
 * @param {import('../setup/lock.mjs').Say} say
 */
async function build(name, say) {
  const { config, inputs, label } = TARGETS[name];
  say(`Building ${label}…`);
  rmSync(stampOf(name), { force: true });
  const print = fingerprint(ROOT, inputs);
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
  const args = [...NODE_FLAGS, vite, 'build', '--config', inRoot(config), '--logLevel', 'warn'];
  // The tool's own output goes to stderr: stdout belongs to the command that the person asked for.
  const code = await run(process.execPath, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (code !== 0) throw new Error(`Building ${label} failed with code ${code}`);
  mkdirSync(inRoot('dist'), { recursive: true });
  writeFileSync(stampOf(name), print);
}
