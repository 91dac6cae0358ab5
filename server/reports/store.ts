import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ReportReason, ReportedMessage } from '#contract/wire/reports.ts';
import type { ClientMessageId, UserId } from '#contract/wire/primitives.ts';

/** Reports that wait for the admin at most; beyond that new ones are refused. */
const MAX_REPORTS = 10_000;

/** What somebody told the admin of an account. The words are the reporter's own account of them. */
export interface Report {
  id: ClientMessageId;
  /** Unix ms. */
  createdAt: number;
  reporter: UserId;
  reported: UserId;
  /** Of the reported account, when the report came. */
  handle: string | null;
  reason: ReportReason;
  comment: string;
  messages: ReportedMessage[];
}

/**
 * Reports, in a file of their own: the admin reads it while the server runs, which holds its main
 * database alone. Synchronous, since reports are rare.
 */
export interface ReportStore {
  /** Keeps a report, durably; false when the store is full. The same id again changes nothing. */
  add(report: Report): boolean;
  /** Newest first. */
  list(): Report[];
  get(id: string): Report | null;
  /** False when there is none. */
  remove(id: string): boolean;
  close(): void;
}

interface Row {
  id: string;
  report: string;
}

/** Opens `reports.db` in the data folder. @throws Error when it can't be opened. */
export function openReports(folder: string): ReportStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(join(folder, 'reports.db'), { timeout: 5000 });
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    CREATE TABLE IF NOT EXISTS reports (
      id TEXT PRIMARY KEY,
      created_at INTEGER NOT NULL,
      report TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS reports_by_age ON reports (created_at);
  `);
  const insert = db.prepare('INSERT OR IGNORE INTO reports VALUES (?, ?, ?)');
  const count = db.prepare('SELECT count(*) AS count FROM reports');
  const all = db.prepare('SELECT id, report FROM reports ORDER BY created_at DESC, id DESC');
  const one = db.prepare('SELECT id, report FROM reports WHERE id = ?');
  const remove = db.prepare('DELETE FROM reports WHERE id = ?');
  /** As this program wrote it. */
  const parse = (row: unknown) => JSON.parse((row as Row).report) as Report;

  return {
    add(report) {
      if ((count.get() as { count: number }).count >= MAX_REPORTS) return false;
      insert.run(report.id, report.createdAt, JSON.stringify(report));
      return true;
    },
    list: () => all.all().map(parse),
    get(id) {
      const row = one.get(id);
      return row === undefined ? null : parse(row);
    },
    remove: (id) => remove.run(id).changes > 0,
    close: () => db.close(),
  };
}
