import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { inRoot } from '../setup/paths.mjs';
import { mutate } from './mutations.mjs';

/**
 * Lays out the app in a folder like its own, with a host that lacks one protection; null builds it whole.
 * @param {string} folder
 * @param {import('./mutations.mjs').Mutation | null} mutation
 */
export async function buildApp(folder, mutation) {
  mkdirSync(path.join(folder, 'dist'), { recursive: true });
  copyFileSync(inRoot('package.json'), path.join(folder, 'package.json'));
  symlinkSync(inRoot('assets'), path.join(folder, 'assets'));
  for (const part of ['preload', 'renderer'])
    symlinkSync(inRoot('dist', part), path.join(folder, 'dist', part));
  const seen = { count: 0 };
  await build({
    configFile: inRoot('vite.electron.config.ts'),
    root: inRoot(),
    logLevel: 'error',
    build: { outDir: path.join(folder, 'dist', 'electron'), emptyOutDir: true, sourcemap: false },
    plugins: mutation ? [without(mutation, seen)] : [],
  });
  if (mutation && seen.count === 0) throw new Error(`${mutation.file} is no part of the host`);
}

/**
 * @param {import('./mutations.mjs').Mutation} mutation
 * @param {{ count: number }} seen
 * @returns {import('vite').Plugin}
 */
const without = (mutation, seen) => ({
  name: 'without-protection',
  enforce: 'pre',
  transform(source, id) {
    if (id !== inRoot(...mutation.file.split('/'))) return null;
    seen.count++;
    return mutate(source, mutation);
  },
});
