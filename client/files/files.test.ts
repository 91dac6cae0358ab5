import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { FileRef } from '#contract/engine/files.ts';
import type { MessageView } from '#contract/engine/views.ts';
import type { BlobId } from '#contract/wire/files.ts';
import {
  type TestClient,
  type TestServer,
  chatWith,
  history,
  online,
  registered,
  testClient,
  testServer,
  until,
  valueOf,
} from '../testing/harness.ts';
import { MemoryCache } from '../testing/memory-cache.ts';
import { MemoryStore } from '../testing/memory-store.ts';

const MEGABYTE = 1024 * 1024;
let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.remove());

const file = (bytes: Uint8Array<ArrayBuffer>, name = 'plan.pdf') => ({
  content: new Blob([bytes]),
  name,
  type: 'application/pdf',
  kind: 'file' as const,
});

async function pair(name: string, options: Parameters<typeof registered>[2] = {}) {
  const anna = await registered(server.url, `anna_${name}`, options);
  const boris = await registered(server.url, `boris_${name}`);
  const chatId = await chatWith(anna, `boris_${name}`);
  return { anna, boris, chatId };
}

async function received({ engine }: TestClient, message: MessageView): Promise<MessageView> {
  const find = async () =>
    (await history(engine, message.chatId)).find(({ id }) => id === message.id);
  await until(async () => (await find()) !== undefined);
  return (await find())!;
}

const refOf = (message: MessageView, at = 0): FileRef => ({
  chatId: message.chatId,
  messageId: message.id,
  blobId: message.attachments[at]!.blobId,
});

const stateOf = async ({ engine }: TestClient, blobId: BlobId) =>
  (await engine.files()).find((one) => one.blobId === blobId)?.state;

async function readAll({ engine }: TestClient, ref: FileRef, size: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < size; at += MEGABYTE) {
    pieces.push(valueOf(await engine.readFile(ref, at, Math.min(size, at + MEGABYTE))));
  }
  return Buffer.concat(pieces);
}

test('files with a caption arrive as they were', async () => {
  const { anna, boris, chatId } = await pair('whole');
  const contents = [0, 1, 65_536, 3 * MEGABYTE + 7].map((size) =>
    Uint8Array.from(randomBytes(size)),
  );
  const files = contents.map((bytes, at) => file(bytes, `n${at}.pdf`));
  const sent = valueOf(await anna.engine.sendFiles({ chatId, files, caption: 'Look' }));
  expect(sent.attachments.map(({ name, size }) => [name, size])).toEqual(
    contents.map((bytes, at) => [`n${at}.pdf`, bytes.byteLength]),
  );
  const message = await received(boris, sent);
  expect(message.text).toBe('Look');
  for (const [at, bytes] of contents.entries()) {
    const ref = refOf(message, at);
    expect(await boris.engine.readFile(ref, 0, 1)).toMatchObject({ code: 'file-gone' });
    valueOf(await boris.engine.fetchFile(ref));
    await until(async () => (await stateOf(boris, ref.blobId)) === 'ready');
    expect((await readAll(boris, ref, bytes.byteLength)).equals(bytes)).toBe(true);
    expect((await readAll(anna, ref, bytes.byteLength)).equals(bytes)).toBe(true);
  }
  expect(await boris.engine.storage()).toMatchObject({ files: 4 });
  valueOf(await boris.engine.clearFiles());
  expect(await boris.engine.files()).toEqual([]);
});

test('text does not wait behind a file', async () => {
  const { anna, boris, chatId } = await pair('text');
  const slow = file(new Uint8Array(MEGABYTE));
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const content = {
    size: slow.content.size,
    slice: (start: number, end: number) => ({
      ...content,
      arrayBuffer: async () => held.then(() => slow.content.slice(start, end).arrayBuffer()),
    }),
    arrayBuffer: () => slow.content.arrayBuffer(),
  };
  const first = valueOf(
    await anna.engine.sendFiles({ chatId, files: [{ ...slow, content }], caption: '' }),
  );
  const second = valueOf(await anna.engine.sendText(chatId, 'quick'));
  await received(boris, second);
  expect(await stateOf(anna, first.attachments[0]!.blobId)).toBe('preparing');
  release();
  await received(boris, first);
});

test('an upload goes on after a restart of the app, a pause and a restart of the server', async () => {
  const store = new MemoryStore();
  const cache = new MemoryCache();
  const { anna, boris, chatId } = await pair('resume', { store, files: cache });
  const bytes = Uint8Array.from(randomBytes(2 * MEGABYTE));
  await server.close();
  const sent = valueOf(await anna.engine.sendFiles({ chatId, files: [file(bytes)], caption: '' }));
  const { blobId } = sent.attachments[0]!;
  await until(async () => (await stateOf(anna, blobId)) === 'uploading');
  valueOf(await anna.engine.pauseFile(blobId));
  await anna.engine.stop();
  await server.restart();

  const again = await testClient({ store, files: cache });
  await online(again.engine);
  expect(await stateOf(again, blobId)).toBe('paused');
  valueOf(await again.engine.resumeFile(blobId));
  const message = await received(boris, sent);
  valueOf(await boris.engine.fetchFile(refOf(message)));
  await until(async () => (await stateOf(boris, blobId)) === 'ready');
  expect((await readAll(boris, refOf(message), bytes.byteLength)).equals(bytes)).toBe(true);
});

test('a file that was not sent can be taken back; nothing of it stays', async () => {
  const cache = new MemoryCache();
  const { anna, chatId } = await pair('discard', { files: cache });
  await server.close();
  const sent = valueOf(
    await anna.engine.sendFiles({ chatId, files: [file(new Uint8Array(9))], caption: '' }),
  );
  valueOf(await anna.engine.discard(chatId, sent.id));
  await until(() => cache.blobs.size === 0);
  expect(await anna.engine.files()).toEqual([]);
  expect(await history(anna.engine, chatId)).toEqual([]);
  await server.restart();
});

test('a blob that was changed on the server is refused as a whole', async () => {
  const { anna, boris, chatId } = await pair('corrupt');
  const sent = valueOf(
    await anna.engine.sendFiles({
      chatId,
      files: [file(Uint8Array.from(randomBytes(MEGABYTE)))],
      caption: '',
    }),
  );
  const message = await received(boris, sent);
  const { blobId } = message.attachments[0]!;
  const path = `${server.data}/files/${blobId}`;
  const blob = readFileSync(path);
  blob[blob.length - 5]! ^= 1;
  writeFileSync(path, blob);
  valueOf(await boris.engine.fetchFile(refOf(message)));
  await until(async () => (await stateOf(boris, blobId)) === 'failed');
  const [view] = await boris.engine.files();
  expect(view).toMatchObject({ failure: 'file-corrupt', done: 0 });
  expect(await boris.engine.readFile(refOf(message), 0, 9)).toMatchObject({ code: 'file-gone' });
});

test('fetching a file that is on its way up does not disturb it', async () => {
  const { anna, boris, chatId } = await pair('eager');
  const bytes = Uint8Array.from(randomBytes(MEGABYTE));
  anna.engine.subscribe((event) => {
    if (event.type !== 'messages') return;
    for (const message of event.upserted) void anna.engine.fetchFile(refOf(message));
  });
  const sent = valueOf(await anna.engine.sendFiles({ chatId, files: [file(bytes)], caption: '' }));
  const message = await received(boris, sent);
  valueOf(await boris.engine.fetchFile(refOf(message)));
  await until(async () => (await stateOf(boris, refOf(message).blobId)) === 'ready');
  expect((await readAll(boris, refOf(message), MEGABYTE)).equals(bytes)).toBe(true);
  expect((await readAll(anna, refOf(message), MEGABYTE)).equals(bytes)).toBe(true);
});

test('any part of a file is read before it is here; exactly its chunks are asked for', async () => {
  const cache = new MemoryCache();
  const anna = await registered(server.url, 'anna_stream');
  const boris = await registered(server.url, 'boris_stream', { files: cache });
  const chatId = await chatWith(anna, 'boris_stream');
  const bytes = Uint8Array.from(randomBytes(3 * MEGABYTE + 5));
  const sent = valueOf(await anna.engine.sendFiles({ chatId, files: [file(bytes)], caption: '' }));
  const ref = refOf(await received(boris, sent));
  const asked = vi.spyOn(globalThis, 'fetch');
  const part = async (start: number, end: number) => {
    const read = Buffer.from(valueOf(await boris.engine.streamFile(ref, start, end)));
    expect(read.equals(bytes.subarray(start, end))).toBe(true);
  };
  const ranges = () =>
    asked.mock.calls.flatMap(([, init]) => new Headers(init?.headers).get('range') ?? []);
  await part(2 * MEGABYTE + 1, 2 * MEGABYTE + 9);
  await part(65_000, 66_000);
  await part(3 * MEGABYTE, 3 * MEGABYTE + 5);
  const sealed = 65_536 + 16;
  expect(ranges().slice(0, 2)).toEqual([
    `bytes=${32 * sealed}-${33 * sealed - 1}`,
    `bytes=0-${2 * sealed - 1}`,
  ]);
  expect(cache.blobs.size).toBe(0);

  valueOf(await boris.engine.fetchFile(ref));
  await until(async () => (await stateOf(boris, ref.blobId)) === 'ready');
  const before = ranges().length;
  await part(MEGABYTE, 2 * MEGABYTE);
  expect(ranges()).toHaveLength(before);
  asked.mockRestore();
});

test('a part that was changed on the server is refused', async () => {
  const { anna, boris, chatId } = await pair('tampered');
  const bytes = Uint8Array.from(randomBytes(MEGABYTE));
  const sent = valueOf(await anna.engine.sendFiles({ chatId, files: [file(bytes)], caption: '' }));
  const ref = refOf(await received(boris, sent));
  const path = `${server.data}/files/${ref.blobId}`;
  const blob = readFileSync(path);
  blob[100_000]! ^= 1;
  writeFileSync(path, blob);
  expect(await boris.engine.streamFile(ref, 70_000, 70_001)).toMatchObject({
    code: 'file-corrupt',
  });
  expect((await boris.engine.streamFile(ref, 0, 9)).ok).toBe(true);
  expect(await boris.engine.streamFile(ref, 0, 5 * MEGABYTE)).toMatchObject({ code: 'bad-input' });
});

test('a file that is halted while it is encrypted goes on after a restart', async () => {
  const store = new MemoryStore();
  const cache = new MemoryCache();
  const { anna, boris, chatId } = await pair('halt', { store, files: cache });
  const bytes = Uint8Array.from(randomBytes(MEGABYTE));
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const blob = new Blob([bytes]);
  const content = {
    size: blob.size,
    slice: (start: number, end: number) => ({
      ...content,
      arrayBuffer: async () => held.then(() => blob.slice(start, end).arrayBuffer()),
    }),
    arrayBuffer: () => blob.arrayBuffer(),
  };
  const files = [{ ...file(bytes), content }];
  const sent = valueOf(await anna.engine.sendFiles({ chatId, files, caption: '' }));
  const { blobId } = sent.attachments[0]!;
  valueOf(await anna.engine.pauseFile(blobId));
  expect(await stateOf(anna, blobId)).toBe('paused');
  release();
  await until(() => cache.blobs.get(blobId)?.whole === true);
  await anna.engine.stop();

  const again = await testClient({ store, files: cache });
  await online(again.engine);
  expect(await stateOf(again, blobId)).toBe('paused');
  expect((await again.engine.files())[0]).toMatchObject({ chatId });
  valueOf(await again.engine.resumeFile(blobId));
  const message = await received(boris, sent);
  valueOf(await boris.engine.fetchFile(refOf(message)));
  await until(async () => (await stateOf(boris, blobId)) === 'ready');
  expect((await readAll(boris, refOf(message), bytes.byteLength)).equals(bytes)).toBe(true);
});

test('who has played a voice message is told to its sender and the own other devices', async () => {
  const { anna, boris, chatId } = await pair('voice');
  const voice = { ...file(new Uint8Array(9), 'voice.webm'), kind: 'voice' as const };
  const sent = valueOf(await anna.engine.sendFiles({ chatId, files: [voice], caption: '' }));
  const message = await received(boris, sent);
  expect(message.heardBy).toEqual([]);
  // One's own is heard by nobody; others tell once.
  expect(await anna.engine.markHeard(chatId, sent.id)).toMatchObject({ ok: true });
  valueOf(await boris.engine.markHeard(chatId, sent.id));
  valueOf(await boris.engine.markHeard(chatId, sent.id));
  const self = (await boris.engine.account())!.userId;
  await until(async () => (await received(anna, sent)).heardBy.join() === self);
  expect((await received(boris, sent)).heardBy).toEqual([self]);
});

test('what is kept here is trimmed by age and size, the oldest first', async () => {
  const cache = new MemoryCache();
  const { anna, chatId } = await pair('trim', { files: cache });
  const sent = [];
  for (const size of [1000, 2000, 3000]) {
    const files = [file(Uint8Array.from(randomBytes(size)))];
    const message = valueOf(await anna.engine.sendFiles({ chatId, files, caption: '' }));
    const { blobId } = message.attachments[0]!;
    await until(async () => (await stateOf(anna, blobId)) === 'ready');
    cache.written.set(blobId, size);
    sent.push(blobId);
  }
  const left = async () => (await anna.engine.files()).map(({ blobId }) => blobId);
  await until(async () => (await history(anna.engine, chatId)).every(({ seq }) => seq !== null));
  valueOf(await anna.engine.trimFiles({ before: null, bytes: null }));
  expect(await left()).toEqual(sent);
  valueOf(await anna.engine.trimFiles({ before: 1500, bytes: null }));
  expect(await left()).toEqual(sent.slice(1));
  // Each blob is padded to the same smallest size.
  valueOf(await anna.engine.trimFiles({ before: null, bytes: 5000 }));
  expect(await left()).toEqual(sent.slice(2));
});
