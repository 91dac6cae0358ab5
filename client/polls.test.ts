import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { MessageView } from '#contract/engine/views.ts';
import {
  type TestClient,
  type TestServer,
  online,
  testClient,
  testServer,
  until,
  valueOf,
} from './testing/harness.ts';
import { type Talk, allShow, groupTalk, messageOf } from './testing/talk.ts';

let server: TestServer;
let talk: Talk;

beforeAll(async () => {
  server = await testServer();
});
afterEach(() => Promise.all(talk.people.map(({ engine }) => engine.stop())));
afterAll(() => server.remove());

const question = { question: 'Which day?', answers: ['Mon', 'Tue', 'Wed'], multiple: false };
const votes = ({ poll }: MessageView) => poll?.answers.map(({ userIds }) => userIds.length).join();

test('everybody sees the same votes, also after a restart, and none after the end', async () => {
  talk = await groupTalk(server.url, 3);
  const { chatId, userIds } = talk;
  const [anna, boris, clara] = talk.people as [TestClient, TestClient, TestClient];
  const { id } = valueOf(await anna.engine.createPoll(chatId, question));
  await allShow(talk, id, ({ text, poll }) => text === 'Which day?' && poll?.voters === 0);

  valueOf(await anna.engine.vote(chatId, id, [0]));
  expect(votes((await messageOf(anna, chatId, id))!)).toBe('1,0,0');
  valueOf(await boris.engine.vote(chatId, id, [2]));
  valueOf(await clara.engine.vote(chatId, id, [2]));
  await allShow(talk, id, (message) => votes(message) === '1,0,2');
  valueOf(await boris.engine.vote(chatId, id, [1]));
  valueOf(await clara.engine.vote(chatId, id, []));
  await allShow(talk, id, (message) => votes(message) === '1,1,0');
  for (const choice of [[0, 1], [7], [-1], [0.5]]) await clara.engine.vote(chatId, id, choice);
  expect((await boris.engine.endPoll(chatId, id)).ok).toBe(false);
  expect((await anna.engine.editMessage(chatId, id, 'Which month?')).ok).toBe(false);

  await boris.engine.stop();
  const again = await testClient({ store: boris.store });
  talk.people[1] = again;
  await online(again.engine);
  const seen = await messageOf(again, chatId, id);
  expect(seen?.poll?.answers.map((answer) => answer.userIds)).toEqual([
    [userIds[0]],
    [userIds[1]],
    [],
  ]);

  valueOf(await anna.engine.endPoll(chatId, id));
  await allShow(talk, id, ({ poll }) => poll?.ended === true);
  valueOf(await clara.engine.vote(chatId, id, [0]));
  const after = valueOf(await clara.engine.sendText(chatId, 'after'));
  await allShow(talk, after.id, () => true);
  await allShow(talk, id, (message) => votes(message) === '1,1,0');
  expect((await clara.engine.chat(chatId))?.unreadCount).toBeLessThanOrEqual(2);
});

test('several answers where the question allows them; a deleted poll leaves nothing', async () => {
  talk = await groupTalk(server.url, 2);
  const { chatId } = talk;
  const [anna, boris] = talk.people as [TestClient, TestClient];
  const several = { question: 'What to bring?', answers: ['bread', 'wine'], multiple: true };
  const { id } = valueOf(await anna.engine.createPoll(chatId, several));
  await allShow(talk, id, () => true);
  valueOf(await boris.engine.vote(chatId, id, [1, 0, 1]));
  await allShow(talk, id, (message) => votes(message) === '1,1');
  for (const answers of [['one'], ['', 'x'], Array.from({ length: 11 }, (_, at) => `${at}`)]) {
    expect((await anna.engine.createPoll(chatId, { ...several, answers })).ok).toBe(false);
  }
  valueOf(await anna.engine.deleteForEveryone(chatId, [id]));
  await until(async () => (await messageOf(boris, chatId, id))?.kind === 'deleted');
  for (const { store } of [anna, boris]) {
    await until(async () => {
      const records = JSON.stringify([await store.all('messages'), await store.all('outbox')]);
      return !records.includes('bread') && !records.includes('bring');
    });
  }
});
