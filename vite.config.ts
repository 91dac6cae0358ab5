import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

type Log = { message: string };

const rolldownOptions = {
  checks: { bundlerTimings: false },
  /** Two libraries name Node's `crypto` for hosts without WebCrypto; no browser takes that path. */
  onLog(
    level: 'info' | 'debug' | 'warn',
    log: Log,
    report: (level: 'info' | 'debug' | 'warn', log: Log) => void,
  ) {
    if (!log.message.includes('Module "crypto" has been externalized')) report(level, log);
  },
};

/** The interface: served at `/` by the server and at `app://vestnik/` by the desktop host. */
export default defineConfig({
  root: 'renderer',
  base: '/',
  plugins: [react()],
  worker: { format: 'es', rolldownOptions },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome150',
    sourcemap: true,
    // The polyfill would be an inline script, which the content security policy refuses.
    modulePreload: { polyfill: false },
    // Inlined assets would need `data:` in the policy for fonts and scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      ...rolldownOptions,
      input: {
        index: 'renderer/index.html',
        // Its own address bounds what a service worker may answer, so it keeps a name at the root.
        'stream-worker': 'renderer/worker/stream.worker.ts',
      },
      output: {
        entryFileNames: ({ name }: { name: string }) =>
          name === 'stream-worker' ? '[name].js' : 'assets/[name]-[hash].js',
      },
    },
  },
});
