import * as Comlink from 'comlink';
import { uuidv7 } from 'uuidv7';
import { newMessage, putMessage } from '#client/records/message.ts';
import type { Store } from '#client/ports/store.ts';
import type { ChatId, ClientMessageId, UserId } from '#contract/wire/primitives.ts';
import { dek, randomBytes } from '#e2ee/keys.ts';
import { openDexieStore } from '#renderer/db/dexie-store.ts';

/** As many as the inbox stores at once. */
const BATCH = 50;
const PAGE = 50;

const TEXTS = [
  'Sounds good, see you at the site.',
  'Посмотрела смету, есть два вопроса по третьему этажу и по сроку поставки извести.',
  'Sections are on page 12. Tolerances as agreed: ±3 mm.',
  'Спасибо, всё получила!',
];

function* messages(chatId: ChatId, senderId: UserId, count: number) {
  const start = Date.now() - count * 60_000;
  for (let i = 0; i < count; i++) {
    yield newMessage({
      id: uuidv7() as ClientMessageId,
      chatId,
      // Before the first entry of the server's log, so that the chat's cursors stay true.
      order: (i + 1) / (count + 2),
      seq: null,
      senderId,
      own: false,
      kind: 'text',
      text: `${TEXTS[i % TEXTS.length]} ${i}`,
      sentAt: start + i * 60_000,
      sendState: null,
      failure: null,
    });
  }
}

/** Writes messages in batches as the inbox does; answers the milliseconds that took. */
async function fill(store: Store, chatId: ChatId, senderId: UserId, count: number) {
  const start = performance.now();
  let batch = [];
  for (const message of messages(chatId, senderId, count)) {
    batch.push(putMessage(message));
    if (batch.length < BATCH) continue;
    await store.write(batch);
    batch = [];
  }
  if (batch.length > 0) await store.write(batch);
  return performance.now() - start;
}

async function readPages(store: Store, chatId: ChatId, samples: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < samples; i++) {
    const below = Math.random();
    const start = performance.now();
    await store.range('messages', {
      index: 'byOrder',
      prefix: [chatId],
      below,
      reverse: true,
      limit: PAGE,
    });
    times.push(performance.now() - start);
  }
  return times;
}

const api = {
  /** Sealing and storing `count` messages in a database of its own, then pages of 50 from it. */
  async measure(count: number, samples: number) {
    const store = await openDexieStore('bench-store', dek(randomBytes(32)));
    const [chatId, senderId] = [uuidv7() as ChatId, '0'.repeat(32) as UserId];
    const written = await fill(store, chatId, senderId, count);
    const pages = await readPages(store, chatId, samples);
    await store.wipe();
    return { recordsPerSecond: (count / written) * 1000, pages };
  },
  /** Puts older messages into the app's own database, under its own key. */
  async seed(key: Uint8Array, chatId: ChatId, senderId: UserId, count: number) {
    const store = await openDexieStore('vestnik', dek(key));
    await fill(store, chatId, senderId, count);
    await store.close();
  },
};

export type StoreBench = typeof api;

Comlink.expose(api);
