import { putMessage } from '#client/records/message.ts';
import type { Store } from '#client/ports/store.ts';
import { storedMessage } from '#client/search/testing/corpus.ts';
import { indexOf } from '#client/search/testing/index-of.ts';

/** Chats that the messages are spread over. */
const CHATS = 40;
const BATCH = 1000;

/** Stores the messages, then builds the index as after an update of the app. */
export async function buildIndex(store: Store, texts: readonly string[]) {
  let ops = [];
  for (const [at, text] of texts.entries()) {
    ops.push(putMessage(storedMessage(at, at % CHATS, Math.floor(at / CHATS) + 1, text)));
    if (ops.length < BATCH && at < texts.length - 1) continue;
    await store.write(ops);
    ops = [];
  }
  const before = await store.usage();
  const appliedSeqs = Array.from({ length: CHATS }, () => Math.ceil(texts.length / CHATS));
  const start = performance.now();
  const index = await indexOf(store, appliedSeqs);
  await index.built();
  const seconds = (performance.now() - start) / 1000;
  return { index, before, messagesPerSecond: texts.length / seconds };
}
