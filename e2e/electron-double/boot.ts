/**
 * Runs the built main process as Electron's binary would: `electron [-r MODULE]… APP [arguments]`,
 * with this folder's `api/` in the place of the `electron` module.
 */
import { readFileSync, statSync } from 'node:fs';
import inspector from 'node:inspector';
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './api/app.ts';

const args = process.argv.slice(2);
const { preloads, target } = readArguments(args);
const appPath = path.resolve(target);
const root = statSync(appPath).isDirectory() ? appPath : path.dirname(appPath);
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const require = createRequire(import.meta.url);

process.argv = [path.join(import.meta.dirname, 'electron'), ...args];
Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: root });
Object.assign(process.versions, { electron: require('electron/package.json').version });

const api = pathToFileURL(path.join(import.meta.dirname, 'api', 'index.ts')).href;
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/main|\/common)?$/.test(specifier)
      ? { url: api, shortCircuit: true }
      : next(specifier, context),
});

// Prints the first line that a test runner waits for.
if (args.some((argument) => argument.startsWith('--inspect'))) inspector.open(0, '127.0.0.1');
app.describe(root, manifest);
for (const module of preloads) require(path.resolve(module));
await import(pathToFileURL(root === appPath ? path.join(root, manifest.main) : appPath).href);
await app.begin();

/** The modules to load first and the app: the first argument that is no switch. */
function readArguments(argv: string[]): { preloads: string[]; target: string } {
  const modules: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i] ?? '';
    if (argument === '-r' || argument === '--require') modules.push(argv[++i] ?? '');
    else if (!argument.startsWith('-')) return { preloads: modules, target: argument };
  }
  return { preloads: modules, target: '.' };
}
