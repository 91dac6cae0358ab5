import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: [
      '{contract,e2ee,client,client-node,cli,server,electron,preload,renderer,scripts}/**/*.test.{ts,tsx}',
      'e2e/electron-double/**/*.test.ts',
    ],
    passWithNoTests: false,
    allowOnly: !process.env['CI'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    // Engines over real servers may miss a time-out on a loaded build machine; Vitest marks what it repeats.
    retry: process.env['CI'] ? 3 : 0,
  },
});
