import * as Comlink from 'comlink';
import { messageTexts } from '#client/search/testing/corpus.ts';
import { dek, randomBytes } from '#e2ee/keys.ts';
import { openDexieStore } from '#renderer/db/dexie-store.ts';
import { buildIndex } from '../search/build.ts';
import { type Figures, PAGE, SAMPLES, measure } from '../search/figures.ts';
import { queriesOf } from '../search/queries.ts';

const api = {
  /** Builds the index over messages of the seeded generator and asks it. */
  async measure(messages: number, seed: number): Promise<Figures> {
    const store = await openDexieStore('bench-search', dek(randomBytes(32)));
    const next = messageTexts(seed);
    const texts = Array.from({ length: messages }, next);
    const { index, messagesPerSecond } = await buildIndex(store, texts);
    const times = await measure(
      (kind) => queriesOf(kind, texts, SAMPLES),
      (query) => index.find({ query, limit: PAGE }),
    );
    await index.indexer.end();
    await store.wipe();
    return { messagesPerSecond, bytesPerMessage: null, times };
  },
};

export type SearchBench = typeof api;

Comlink.expose(api);
