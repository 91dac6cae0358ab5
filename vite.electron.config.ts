import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/** Main process and its thread: ES modules with their dependencies inside, so the package needs no node_modules. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/electron',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    lib: {
      entry: { main: 'electron/main.ts', 'argon2-worker': 'electron/vault/argon2-worker.ts' },
      formats: ['es'],
      fileName: (_format, name) => `${name}.js`,
    },
    rolldownOptions: {
      external: ['electron', ...builtinModules, /^node:/],
      platform: 'node',
    },
  },
});
