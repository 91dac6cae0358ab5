import type { DatabaseSync } from 'node:sqlite';
import type { Bytes, SettingsRepository } from '../../ports.ts';
import { type Sync, prepare } from './statements.ts';

export function settingsOperations(db: DatabaseSync): Sync<SettingsRepository> {
  const insert = prepare(db, 'INSERT OR IGNORE INTO settings (key, value) VALUES (?, ?)');
  const select = prepare<{ value: Bytes }>(db, 'SELECT value FROM settings WHERE key = ?');
  return {
    getOrCreate({ key, value }) {
      insert.run(key, value);
      return select.get(key)?.value ?? value;
    },
  };
}
