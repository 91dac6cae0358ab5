import { cpSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

/** Copies the built interface to `folder`, with the pages of the benches under `/bench/`. */
export async function buildBenchPages(folder: string): Promise<void> {
  cpSync('dist/renderer', folder, { recursive: true });
  await build({
    configFile: false,
    root: 'bench/pages',
    base: '/bench/',
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir: path.join(folder, 'bench'),
      target: 'chrome150',
      modulePreload: { polyfill: false },
    },
  });
}
