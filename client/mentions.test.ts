import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type TestServer, testServer, until, valueOf } from './testing/harness.ts';
import { type Talk, allShow, groupTalk, messageOf } from './testing/talk.ts';

let server: TestServer;
let talk: Talk;

beforeAll(async () => {
  server = await testServer();
});
afterEach(() => Promise.all(talk.people.map(({ engine }) => engine.stop())));
afterAll(() => server.remove());

test('a mention reaches whom it speaks to, counts until it is read, and follows edits', async () => {
  talk = await groupTalk(server.url, 3);
  const { chatId, people, userIds } = talk;
  const [anna, boris, clara] = people as [
    (typeof people)[0],
    (typeof people)[0],
    (typeof people)[0],
  ];
  const text = 'hey @Boris, look';
  const toBoris = { userId: userIds[1]!, start: 4, length: 6 };
  const stray = { userId: userIds[2]!, start: 10, length: 99 };
  const sent = valueOf(await anna.engine.sendText(chatId, text, { mentions: [stray, toBoris] }));
  expect(sent).toMatchObject({ mentions: [toBoris], mentionsMe: false });
  await allShow(talk, sent.id, (message) => message.mentions.length === 1);

  expect(await messageOf(boris, chatId, sent.id)).toMatchObject({ mentionsMe: true });
  expect((await boris.engine.chat(chatId))?.unreadMentions).toEqual([sent.id]);
  expect(await messageOf(clara, chatId, sent.id)).toMatchObject({ mentionsMe: false });
  expect((await clara.engine.chat(chatId))?.unreadMentions).toEqual([]);
  await until(() =>
    boris.events.some((event) => event.type === 'incoming' && event.message.mentionsMe),
  );

  const toClara = { userId: userIds[2]!, start: 0, length: 6 };
  valueOf(await anna.engine.editMessage(chatId, sent.id, '@Clara, look', [toClara]));
  await until(async () => (await clara.engine.chat(chatId))?.unreadMentions.length === 1);
  await until(async () => (await boris.engine.chat(chatId))?.unreadMentions.length === 0);

  const seq = (await messageOf(clara, chatId, sent.id))?.seq ?? 0;
  await clara.engine.markRead(chatId, seq);
  expect((await clara.engine.chat(chatId))?.unreadMentions).toEqual([]);
  expect((await clara.engine.chat(chatId))?.unreadCount).toBe(0);
});

test('a deleted mention is not counted any more', async () => {
  talk = await groupTalk(server.url, 2);
  const { chatId, people, userIds } = talk;
  const [anna, boris] = people as [(typeof people)[0], (typeof people)[0]];
  const mentions = [{ userId: userIds[1]!, start: 0, length: 2 }];
  const sent = valueOf(await anna.engine.sendText(chatId, '@B!', { mentions }));
  await until(async () => (await boris.engine.chat(chatId))?.unreadMentions.length === 1);
  valueOf(await anna.engine.deleteForEveryone(chatId, [sent.id]));
  await until(async () => (await boris.engine.chat(chatId))?.unreadMentions.length === 0);
});
