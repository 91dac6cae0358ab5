import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { withLock } from './lock.mjs';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';

const STAMP = inRoot('node_modules', '.vestnik-stamp');
const LOCKFILE = inRoot('package-lock.json');
const INSTALLED = inRoot('node_modules', '.package-lock.json');
const PATCHES = inRoot('patches');

/**
 * Installs the dependencies when they are missing or the lock file or the patches changed.
 * @param {import('./lock.mjs').Say} say
 */
export async function ensureDependencies(say) {
  if (isCurrent()) return;
  await withLock('install', say, async () => {
    if (isCurrent()) return;
    if (!matchesLockfile()) await install(say);
    await patch(say);
    writeFileSync(STAMP, fingerprint());
  });
}

function isCurrent() {
  try {
    return readFileSync(STAMP, 'utf8') === fingerprint();
  } catch {
    return false;
  }
}

/** Identity of what should be installed. */
function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(LOCKFILE));
  for (const file of readdirSync(PATCHES).sort())
    hash.update(file).update(readFileSync(inRoot('patches', file)));
  return hash.digest('hex');
}

/** Whether npm already put exactly the locked versions in place, by hand for instance. */
function matchesLockfile() {
  if (!existsSync(INSTALLED)) return false;
  /** @type {Record<string, { version?: string, optional?: boolean }>} */
  const wanted = JSON.parse(readFileSync(LOCKFILE, 'utf8')).packages;
  /** @type {Record<string, { version?: string }>} */
  const present = JSON.parse(readFileSync(INSTALLED, 'utf8')).packages;
  return Object.entries(wanted).every(([name, { version, optional }]) => {
    if (name === '') return true;
    const found = present[name];
    return found ? found.version === version : optional === true;
  });
}

/** @param {import('./lock.mjs').Say} say */
async function install(say) {
  say('Installing dependencies (npm ci)…');
  const code = await npm(['ci', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error']);
  if (code !== 0) throw new Error(`npm ci failed with code ${code}`);
}

/**
 * Runs patch-package by hand: npm may be set to run no install scripts.
 * @param {import('./lock.mjs').Say} say
 */
async function patch(say) {
  say('Applying patches to dependencies…');
  const code = await run(
    process.execPath,
    [inRoot('node_modules', 'patch-package', 'index.js'), '--error-on-fail'],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (code !== 0) throw new Error(`patch-package failed with code ${code}`);
}

/**
 * The npm that runs this script, else the one on the path. Its output goes to stderr, since stdout
 * belongs to the command that the person asked for.
 * @param {string[]} args
 */
function npm(args) {
  const env = { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' };
  const stdio = /** @type {const} */ (['ignore', 2, 2]);
  const cli = process.env['npm_execpath'];
  if (cli?.endsWith('.js'))
    return run(process.execPath, [cli, ...args], { env, stdio: [...stdio] });
  return run('npm', args, { env, stdio: [...stdio], shell: process.platform === 'win32' });
}
