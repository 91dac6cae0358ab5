import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type TestClient,
  type TestServer,
  chatWith,
  history,
  registered,
  testServer,
  until,
  valueOf,
} from './testing/harness.ts';
import { messageOf } from './testing/talk.ts';

let server: TestServer;
let anna: TestClient;
let boris: TestClient;

beforeAll(async () => {
  server = await testServer();
  [anna, boris] = await Promise.all([
    registered(server.url, 'preview_anna'),
    registered(server.url, 'preview_boris'),
  ]);
});
afterAll(async () => {
  await Promise.all([anna, boris].map(({ engine }) => engine.stop()));
  await server.remove();
});

test('a preview travels inside of the message and goes with its link', async () => {
  const chatId = await chatWith(anna, 'preview_boris');
  const url = 'https://news.example/a_b';
  const text = `look: ${url} !`;
  const picture = Uint8Array.of(1, 2, 3);
  const linkPreview = { url, title: 'News', description: 'of today', picture };
  const sent = valueOf(await anna.engine.sendText(chatId, text, { linkPreview }));
  expect(sent.linkPreview).toEqual(linkPreview);
  await until(async () => (await messageOf(boris, chatId, sent.id)) !== undefined);
  expect((await messageOf(boris, chatId, sent.id))?.linkPreview).toEqual(linkPreview);

  const request = { from: chatId, ids: [sent.id], to: [chatId], withAuthor: false };
  valueOf(await boris.engine.forward(request));
  await until(async () => (await history(anna.engine, chatId)).length === 2);
  expect((await history(anna.engine, chatId))[1]?.linkPreview?.title).toBe('News');

  valueOf(await anna.engine.editMessage(chatId, sent.id, `read ${url}`));
  await until(
    async () => (await messageOf(boris, chatId, sent.id))?.text.startsWith('read') ?? false,
  );
  expect((await messageOf(boris, chatId, sent.id))?.linkPreview?.title).toBe('News');
  valueOf(await anna.engine.editMessage(chatId, sent.id, 'no link'));
  await until(async () => (await messageOf(boris, chatId, sent.id))?.linkPreview === null);
});

test('no card for what the text does not link to, or what is too large', async () => {
  const chatId = await chatWith(anna, 'preview_boris');
  const text = 'see https://news.example/';
  const good = { url: 'https://news.example/', title: 'News', description: '', picture: null };
  for (const flaw of [
    { url: 'https://other.example/' },
    { url: 'javascript:alert(1)' },
    { title: ' ' },
    { description: 'x'.repeat(301) },
    { picture: new Uint8Array(16 * 1024 + 3) },
  ]) {
    const linkPreview = { ...good, ...flaw };
    const sent = valueOf(await anna.engine.sendText(chatId, text, { linkPreview }));
    expect(sent.linkPreview).toBeNull();
  }
  const long = `${text} ${'x'.repeat(9000)}`;
  const sent = valueOf(await anna.engine.sendText(chatId, long, { linkPreview: good }));
  expect(sent.linkPreview).toBeNull();
});
