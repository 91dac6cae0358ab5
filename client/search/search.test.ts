import { expect, test } from 'vitest';
import { blobIdSchema } from '#contract/wire/files.ts';
import * as v from 'valibot';
import { MemoryStore } from '../testing/memory-store.ts';
import { type MessageRecord, putMessage } from '../records/message.ts';
import { queueAddition, queueRemoval } from './records.ts';
import { chatOf, messageTexts, personOf, seeded, storedMessage } from './testing/corpus.ts';
import { indexOf } from './testing/index-of.ts';
import { bruteForce } from './testing/oracle.ts';
import { tokenize } from './text/tokenize.ts';

const CHATS = 3;

const ATTACHMENT: Omit<MessageRecord['attachments'][number], 'kind'> = {
  blobId: v.parse(blobIdSchema, 'A'.repeat(32)),
  key: new Uint8Array(32),
  name: 'plan.pdf',
  type: 'application/pdf',
  size: 1,
  digest: new Uint8Array(32),
  width: null,
  height: null,
  durationMs: null,
  thumbhash: null,
  waveform: null,
  entries: null,
  shared: false,
};

/** So many messages, spread over the chats. */
function history(count: number, seed: number, lemmas = 400): MessageRecord[] {
  const text = messageTexts(seed, lemmas);
  return Array.from({ length: count }, (_, at) =>
    storedMessage(at, at % CHATS, Math.floor(at / CHATS) + 1, text()),
  );
}

const appliedSeqs = (messages: MessageRecord[]) =>
  Array.from({ length: CHATS }, () => Math.ceil(messages.length / CHATS));

async function stored(messages: MessageRecord[]): Promise<MemoryStore> {
  const store = new MemoryStore();
  await store.write(messages.map(putMessage));
  return store;
}

/** Queries of every kind, made from words that occur. */
function queries(messages: MessageRecord[], seed: number, count: number): string[] {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!;
  const word = () => pick(tokenize(pick(messages).text)).word;
  const mistyped = (text: string) => {
    const at = Math.floor(random() * text.length);
    return pick([
      text.slice(0, at) + text.slice(at + 1),
      `${text.slice(0, at)}щ${text.slice(at)}`,
      `${text.slice(0, at)}q${text.slice(at + 1)}`,
    ]);
  };
  return Array.from({ length: count }, () =>
    pick([
      () => `${word()} `,
      () => word(),
      () => word().slice(0, 2 + Math.floor(random() * 3)),
      () => `${word()} ${word()}`,
      () => mistyped(`${word()}ый`),
      () => `${mistyped(word())} ${word().slice(0, 3)}`,
    ])(),
  );
}

test('finds what reading every message finds', async () => {
  const messages = history(700, 1);
  const store = await stored(messages);
  const index = await indexOf(store, appliedSeqs(messages));
  await index.built();
  expect(index.logs).toEqual([]);
  let found = 0;
  for (const query of queries(messages, 2, 150)) {
    const expected = bruteForce(messages, { query });
    expect(await index.ids({ query }), query).toEqual(expected);
    found += expected.length;
  }
  expect(found).toBeGreaterThan(500);
});

test('filters by chat, person, time and link, alone and with words', async () => {
  const messages = history(500, 3);
  const index = await indexOf(await stored(messages), appliedSeqs(messages));
  await index.built();
  const sentAfter = messages[200]!.sentAt;
  const sentBefore = messages[400]!.sentAt;
  const filters = [
    { chatId: chatOf(1) },
    { senderId: personOf(99) },
    { hasLink: true },
    { sentAfter, chatId: chatOf(2) },
    { sentAfter, sentBefore, senderId: personOf(0) },
  ];
  for (const filter of filters) {
    for (const query of ['', 'на ', 'the', 'пр']) {
      const request = { query, ...filter };
      expect(await index.ids(request), JSON.stringify(request)).toEqual(
        bruteForce(messages, request),
      );
      const page = await index.find({ ...request, limit: 3 });
      expect(page.ok && page.value.total).toBe(bruteForce(messages, request).length);
    }
  }
  expect(await index.find({ query: ' … ', limit: 5 })).toEqual({ ok: false, code: 'bad-input' });
});

test('goes on after interruptions without losing or doubling anything', async () => {
  const messages = history(6500, 5);
  const store = await stored(messages);
  let runs = 0;
  for (let ready = false; !ready; runs++) {
    const index = await indexOf(store, appliedSeqs(messages));
    while (index.views.length === 0 && index.indexer.view().state === 'building') {
      await new Promise((done) => setTimeout(done, 1));
    }
    await index.indexer.end();
    ready = index.indexer.view().state === 'ready';
  }
  expect(runs).toBeGreaterThan(2);
  const index = await indexOf(store, appliedSeqs(messages));
  for (const query of queries(messages, 6, 15)) {
    expect(await index.ids({ query }, 100), query).toEqual(bruteForce(messages, { query }));
  }
});

test('takes in new messages at once, while the older ones are still being read', async () => {
  const messages = history(1200, 7);
  const store = await stored(messages);
  const index = await indexOf(store, appliedSeqs(messages));
  const fresh = storedMessage(5000, 0, 5000, 'Новенькое сообщение');
  await store.write([putMessage(fresh), queueAddition(fresh)]);
  index.indexer.poke();
  expect(await index.ids({ query: 'новенькие ' })).toEqual([fresh.id]);
  await index.built();
  expect(await index.ids({ query: 'новенькие сообщения' })).toEqual([fresh.id]);
  expect(await store.count('searchQueue')).toBe(0);
});

test('a deleted message leaves nothing in the index', async () => {
  const messages = history(600, 9);
  const store = await stored(messages);
  const index = await indexOf(store, appliedSeqs(messages));
  await index.built();
  const before = JSON.stringify(await store.all('searchBlocks'));
  const secret = storedMessage(9000, 1, 9000, 'Тайнопись secretword https://secret.example');
  await store.write([putMessage(secret), queueAddition(secret)]);
  index.indexer.poke();
  expect(await index.ids({ query: 'тайнопись' })).toEqual([secret.id]);

  await store.write([{ table: 'messages', delete: [secret.id] }, ...queueRemoval(secret)]);
  index.indexer.poke();
  expect(await index.ids({ query: 'тайнопись' })).toEqual([]);
  expect(JSON.stringify(await store.all('searchBlocks'))).toBe(before);
  expect(await store.count('searchQueue')).toBe(0);
  expect(JSON.stringify(await store.all('searchDocs'))).not.toContain('9000');
});

test('pictures and files are found by what they are, until they are deleted', async () => {
  const store = new MemoryStore();
  const index = await indexOf(store, []);
  const holding = (number: number, kind: 'photo' | 'file'): MessageRecord => ({
    ...storedMessage(number, 0, number, ''),
    attachments: [{ ...ATTACHMENT, kind }],
  });
  const [photo, file] = [holding(1, 'photo'), holding(2, 'file')];
  await store.write([photo, file].flatMap((one) => [putMessage(one), queueAddition(one)]));
  index.indexer.poke();
  expect(await index.ids({ query: '', hasMedia: true })).toEqual([photo.id]);
  expect(await index.ids({ query: '', hasFile: true })).toEqual([file.id]);
  await store.write([{ table: 'messages', delete: [file.id] }, ...queueRemoval(file)]);
  await store.write([{ table: 'messages', delete: [photo.id] }, ...queueRemoval(photo)]);
  index.indexer.poke();
  expect(await index.ids({ query: '', hasFile: true })).toEqual([]);
  expect(await store.count('searchBlocks')).toBe(0);
});

test('a message that is deleted before it was taken in never enters', async () => {
  const store = new MemoryStore();
  const index = await indexOf(store, []);
  const gone = storedMessage(1, 0, 1, 'Мимолётное');
  await store.write([putMessage(gone), queueAddition(gone)]);
  await store.write([{ table: 'messages', delete: [gone.id] }, ...queueRemoval(gone)]);
  index.indexer.poke();
  expect(await index.ids({ query: 'мимолетное' })).toEqual([]);
  expect(await store.count('searchBlocks')).toBe(0);
  expect(await store.count('searchQueue')).toBe(0);
});

test('marks the words within the text as it is', async () => {
  const store = new MemoryStore();
  const index = await indexOf(store, []);
  const text = 'Ёлка! И ещё: столы, а потом ЕЛКИ';
  const message = storedMessage(1, 0, 1, text);
  await store.write([putMessage(message), queueAddition(message)]);
  index.indexer.poke();
  const page = await index.find({ query: 'елка стол', limit: 5 });
  const [hit] = page.ok ? page.value.hits : [];
  expect(hit?.marks.map(([start, end]) => text.slice(start, end))).toEqual([
    'Ёлка',
    'столы',
    'ЕЛКИ',
  ]);
});

test('what the store gives back is checked against the text', async () => {
  const store = new MemoryStore();
  const index = await indexOf(store, []);
  const message = storedMessage(1, 0, 1, 'первое слово');
  await store.write([putMessage(message), queueAddition(message)]);
  index.indexer.poke();
  await index.indexer.bringUpToDate();
  await store.write([putMessage({ ...message, text: 'другое' })]);
  const page = await index.find({ query: 'первое', limit: 5 });
  expect(page).toMatchObject({ ok: true, value: { hits: [], total: 0 } });
});

test('an edited message is found by its new words only, whenever the edit came', async () => {
  const messages = history(300, 11);
  const store = await stored(messages);
  const edited = { ...messages[30]!, text: 'Совершенно иначе', editedAt: 1 };
  // Before the older history was read, and once more afterwards.
  const edit = [...queueRemoval(messages[30]!), putMessage(edited), queueAddition(edited)];
  const index = await indexOf(store, appliedSeqs(messages));
  await store.write(edit);
  index.indexer.poke();
  await index.built();
  expect(await index.ids({ query: 'совершенно' })).toEqual([edited.id]);
  const again = { ...edited, text: 'Ещё иначе' };
  await store.write([...queueRemoval(edited), putMessage(again), queueAddition(again)]);
  index.indexer.poke();
  expect(await index.ids({ query: 'совершенно' })).toEqual([]);
  expect(await index.ids({ query: 'еще иначе' })).toEqual([edited.id]);
});
