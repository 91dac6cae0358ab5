/**
 * How fast does the sealed search index answer over 100,000 messages of mixed Russian and English, how
 * fast is it built and how large is it? In Node on SQLite and in Chromium's worker on IndexedDB, beside
 * SQLite's own full-text search (FTS5, unsealed) on the same corpus.
 */
import { messageTexts } from '#client/search/testing/corpus.ts';
import { publish } from './support/report.ts';
import { fullTextFigures } from './search/full-text.ts';
import { nodeFigures } from './search/node-index.ts';
import { type Figures, rowsOf } from './search/figures.ts';
import { webFigures } from './search/web-index.ts';

const MESSAGES = 100_000;
const SEED = 20_260_101;

const next = messageTexts(SEED);
const texts = Array.from({ length: MESSAGES }, next);

const figures: [string, Figures][] = [
  ['Node', await nodeFigures(texts)],
  ['worker', await webFigures(MESSAGES, SEED)],
  ['FTS5 (unsealed)', fullTextFigures(texts)],
];

publish({
  bench: 'search',
  question: `${MESSAGES} messages in the sealed search index, beside SQLite FTS5`,
  rows: figures.flatMap(([name, one]) => rowsOf(name, one)),
});
