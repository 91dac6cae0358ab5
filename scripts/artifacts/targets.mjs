/**
 * What is built from what. `inputs` are files and folders whose content decides whether the output
 * is stale; tests among them do not count.
 * @typedef {{ name: string, label: string, output: string, config: string, inputs: string[] }} Target
 */

const SHARED = ['contract', 'package.json', 'package-lock.json', 'patches'];

/** @type {Record<'renderer' | 'electron' | 'preload', Target>} */
export const TARGETS = {
  renderer: {
    name: 'renderer',
    label: 'the interface',
    output: 'dist/renderer/index.html',
    config: 'vite.config.ts',
    inputs: ['renderer', 'client', 'e2ee', 'assets', 'vite.config.ts', ...SHARED],
  },
  electron: {
    name: 'electron',
    label: 'the desktop host',
    output: 'dist/electron/main.js',
    config: 'vite.electron.config.ts',
    inputs: ['electron', 'assets', 'vite.electron.config.ts', ...SHARED],
  },
  preload: {
    name: 'preload',
    label: 'the preload script',
    output: 'dist/preload/index.cjs',
    config: 'vite.preload.config.ts',
    inputs: ['preload', 'vite.preload.config.ts', ...SHARED],
  },
};

/** @typedef {keyof typeof TARGETS} TargetName */
