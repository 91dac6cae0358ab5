import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/** Main process: one ES module with its dependencies inside, so the package needs no node_modules. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/electron',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    lib: { entry: 'electron/main.ts', formats: ['es'], fileName: () => 'main.js' },
    rolldownOptions: {
      external: ['electron', ...builtinModules, /^node:/],
      platform: 'node',
    },
  },
});
