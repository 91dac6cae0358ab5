import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIMITS } from '#contract/wire/limits.ts';
import {
  type TestClient,
  type TestServer,
  chatWith,
  registered,
  testClient,
  testServer,
  texts,
  until,
  valueOf,
} from './testing/harness.ts';

/** A WebP of 256 × 256 pixels, as far as its header says. */
function webp(length = 200): Uint8Array {
  const head = '52494646000000005745425056503820000000003000009d012a00010001';
  const bytes = new Uint8Array(length).fill(7);
  bytes.set(Buffer.from(head, 'hex'));
  return bytes;
}

let server: TestServer;
let anna: TestClient;
let boris: TestClient;
beforeAll(async () => {
  server = await testServer();
  anna = await registered(server.url, 'anna_p');
  boris = await registered(server.url, 'boris_p');
});
afterAll(() => server.remove());

const bytesOf = async ({ engine }: TestClient, id: string | null | undefined) =>
  id ? engine.picture(id) : null;

test('a picture of oneself reaches the others, changes, survives restarts, and goes', async () => {
  const chatId = await chatWith(anna, 'boris_p');
  valueOf(await anna.engine.sendText(chatId, 'hello'));
  await until(async () => (await boris.engine.chat(chatId))?.peer?.displayName !== null);
  await until(async () => (await texts(boris.engine, chatId)).includes('hello'));
  const seen = async (client: TestClient) => (await client.engine.chat(chatId))?.peer?.picture;
  expect(await seen(boris)).toBeNull();

  const first = valueOf(await anna.engine.setPicture(webp()));
  expect(await bytesOf(anna, first.picture)).toEqual(webp());
  await until(async () => Boolean(await seen(boris)));
  const before = await seen(boris);
  expect(await bytesOf(boris, before)).toEqual(webp());

  valueOf(await anna.engine.setPicture(webp(300)));
  await until(async () => (await seen(boris)) !== before);
  await boris.engine.stop();
  boris = await testClient({ store: boris.store });
  expect(await bytesOf(boris, await seen(boris))).toEqual(webp(300));

  valueOf(await anna.engine.setPicture(null));
  await until(async () => (await seen(boris)) === null);
  expect((await anna.engine.account())?.picture).toBeNull();
});

test('what is no small picture is refused', async () => {
  const text = new TextEncoder().encode('<svg/>');
  for (const bytes of [text, webp(LIMITS.profilePicture + 1), new Uint8Array(0)]) {
    expect(await anna.engine.setPicture(bytes)).toMatchObject({ code: 'bad-input' });
  }
  expect(await anna.engine.picture('person/nobody/1')).toBeNull();
  expect(await anna.engine.picture('../etc')).toBeNull();
});

test('a group has its picture, and somebody added later knows it and who added them', async () => {
  const picture = webp(400);
  const { chat } = valueOf(await anna.engine.createGroup({ name: 'House', picture, userIds: [] }));
  const { chatId } = chat;
  await until(async () => (await anna.engine.chat(chatId))?.group?.name === 'House');
  const self = (await boris.engine.account())!.userId;
  const carol = await registered(server.url, 'carol_p');
  const userId = (await carol.engine.account())!.userId;
  valueOf(await anna.engine.addMembers(chatId, [userId, self]));
  const group = async () => (await carol.engine.chat(chatId))?.group;
  await until(async () => Boolean((await group())?.picture));
  expect(await bytesOf(carol, (await group())?.picture)).toEqual(picture);
  await until(async () =>
    Boolean((await group())?.members.some((one) => one.displayName === 'Name anna_p')),
  );
  valueOf(await anna.engine.setGroupInfo(chatId, { picture: null }));
  await until(async () => (await group())?.picture === null);
});
