import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isNear } from '#client/search/text/near.ts';
import { stemOf } from '#client/search/stem/stem.ts';
import { tokenize } from '#client/search/text/tokenize.ts';
import { type Figures, PAGE, SAMPLES } from './figures.ts';
import { KINDS, type Kind, queriesOf } from './queries.ts';

const BATCH = 1000;

/**
 * SQLite's FTS5 over the same texts, in clear. Its tokenizer knows no Russian word forms and no typing
 * errors: word forms are asked for by the beginning that the stem is, typing errors by going through
 * its vocabulary.
 */
export function fullTextFigures(texts: readonly string[]): Figures {
  const folder = mkdtempSync(path.join(tmpdir(), 'vestnik-bench-fts-'));
  const database = new DatabaseSync(path.join(folder, 'fts.db'));
  database.exec(`
    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE VIRTUAL TABLE texts USING fts5(text, tokenize = 'unicode61', prefix = '2 3', content = '');
    CREATE VIRTUAL TABLE vocabulary USING fts5vocab(texts, row);
  `);
  const insert = database.prepare('INSERT INTO texts (rowid, text) VALUES (?, ?)');
  const start = performance.now();
  for (let at = 0; at < texts.length; at += BATCH) {
    database.exec('BEGIN');
    for (let i = at; i < Math.min(texts.length, at + BATCH); i++) insert.run(i + 1, texts[i]!);
    database.exec('COMMIT');
  }
  const seconds = (performance.now() - start) / 1000;

  const select = database.prepare(
    'SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rowid DESC LIMIT ?',
  );
  const total = database.prepare('SELECT count(*) AS n FROM texts WHERE texts MATCH ?');
  const ask = (match: string) => {
    select.all(match, PAGE);
    total.get(match);
  };
  const words = database.prepare('SELECT term FROM vocabulary');
  const quoted = (word: string) => `"${word.replaceAll('"', '')}"`;
  const plain = (query: string) => tokenize(query).map(({ word }) => quoted(word));
  const asked: Record<Kind, (query: string) => void> = {
    word: (query) => ask(plain(query).join(' ')),
    'two words': (query) => ask(plain(query).join(' AND ')),
    prefix: (query) => ask(`${plain(query)[0]} *`),
    'word form': (query) => ask(`${quoted(stemOf(query.trim()))} *`),
    typo: (query) => {
      const near = words
        .all()
        .map((row) => String(row['term']))
        .filter((term) => isNear(term, query.trim()));
      if (near.length > 0) ask(near.map(quoted).join(' OR '));
    },
  };
  const times = {} as Figures['times'];
  for (const kind of KINDS) {
    times[kind] = queriesOf(kind, texts, SAMPLES).map((query) => {
      const asking = performance.now();
      asked[kind](query);
      return performance.now() - asking;
    });
  }
  const size = database.prepare("SELECT sum(pgsize) AS bytes FROM dbstat WHERE name LIKE 'texts%'");
  const bytesPerMessage = Number(size.get()?.['bytes']) / texts.length;
  database.close();
  rmSync(folder, { recursive: true });
  return { messagesPerSecond: texts.length / seconds, bytesPerMessage, times };
}
