import path from 'node:path';
import { protocol } from 'electron';
import { APP_SCHEME } from '../security/origin.ts';
import { serveApp } from './serve.ts';

/** Must run before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        codeCache: true,
        // Players get their bytes through one; it is part of the interface like any script.
        allowServiceWorkers: true,
      },
    },
  ]);
}

/** Serves the built interface under `app://vestnik/`. */
export function handleAppScheme(): void {
  const root = path.join(import.meta.dirname, '..', 'renderer');
  protocol.handle(APP_SCHEME, (request) => serveApp(request, root));
}
