import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import * as v from 'valibot';
import { preferredLocale } from '../app/platform-info.ts';

/** What the host must know before the interface runs; nothing private. */
const schema = v.object({
  language: v.fallback(v.optional(v.picklist(['en', 'ru'])), undefined),
  closeHintShown: v.fallback(v.boolean(), false),
  startHidden: v.fallback(v.boolean(), true),
  shortcut: v.fallback(v.boolean(), false),
  linkPreviews: v.fallback(v.boolean(), false),
  spelling: v.fallback(v.boolean(), process.platform === 'darwin'),
  updateChannel: v.fallback(v.picklist(['stable', 'beta']), 'stable'),
  updateAutomatically: v.fallback(v.boolean(), false),
});

type Stored = v.InferOutput<typeof schema>;
export type HostSettings = Stored & { language: 'en' | 'ru' };

let stored: Stored | null = null;

const file = () => path.join(app.getPath('userData'), 'host.json');

/** As they stand; the language is the system's while none was chosen. */
export function hostSettings(): HostSettings {
  stored ??= read();
  const system = preferredLocale().toLowerCase().startsWith('ru') ? 'ru' : 'en';
  return { ...stored, language: stored.language ?? system };
}

/** Changes some and keeps them; a disk that takes nothing costs them at the next start only. */
export function changeHostSettings(change: Partial<HostSettings>): void {
  stored = { ...(stored ?? read()), ...change };
  try {
    writeFileSync(file(), JSON.stringify(stored));
  } catch {
    // They hold until the app ends.
  }
}

function read(): Stored {
  try {
    return v.parse(schema, JSON.parse(readFileSync(file(), 'utf8')));
  } catch {
    return v.parse(schema, {});
  }
}
