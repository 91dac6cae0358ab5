import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import * as v from 'valibot';

const manifestSchema = v.object({ updates: v.object({ key: v.pipe(v.string(), v.minLength(1)) }) });

/**
 * The maker's public key, from the app's own archive; null in a build without a source of updates. The
 * address of the feed stands in electron-builder's `app-update.yml` beside the archive, in a checkout in
 * `dev-app-update.yml`.
 */
export function updateKey(): string | null {
  try {
    const manifest = readFileSync(path.join(app.getAppPath(), 'package.json'), 'utf8');
    const { key } = v.parse(manifestSchema, JSON.parse(manifest)).updates;
    const feed = app.isPackaged
      ? path.join(process.resourcesPath, 'app-update.yml')
      : path.join(app.getAppPath(), 'dev-app-update.yml');
    return existsSync(feed) ? key : null;
  } catch {
    return null;
  }
}
