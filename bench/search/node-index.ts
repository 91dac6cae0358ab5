import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { dek, randomBytes } from '#e2ee/keys.ts';
import { openSqliteStore } from '#client-node/store/sqlite-store.ts';
import { buildIndex } from './build.ts';
import { type Figures, PAGE, SAMPLES, measure } from './figures.ts';
import { queriesOf } from './queries.ts';

/** The index on the store of Node. */
export async function nodeFigures(texts: readonly string[]): Promise<Figures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vestnik-bench-search-'));
  const file = path.join(folder, 'store.db');
  try {
    const store = openSqliteStore(file, dek(randomBytes(32)));
    const { index, messagesPerSecond } = await buildIndex(store, texts);
    const times = await measure(
      (kind) => queriesOf(kind, texts, SAMPLES),
      (query) => index.find({ query, limit: PAGE }),
    );
    await index.indexer.end();
    await store.close();
    return { messagesPerSecond, bytesPerMessage: tableBytes(file) / texts.length, times };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Bytes of the index's tables and their own indexes on disk. */
function tableBytes(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  const row = database.prepare(
    "SELECT sum(pgsize) AS bytes FROM dbstat WHERE name LIKE '%search%'",
  );
  const bytes = Number(row.get()?.['bytes']);
  database.close();
  return bytes;
}
