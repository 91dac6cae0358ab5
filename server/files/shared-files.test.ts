import { readdirSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { expect, test } from 'vitest';
import type { BlobId } from '#contract/wire/files.ts';
import { newId, openChat } from '../testing/client.ts';
import {
  address,
  bearer,
  create,
  get,
  member,
  newBlobId,
  patch,
  scene,
  upload,
} from '../testing/files.ts';

test('a reader opens a blob to another chat of theirs, and nobody else does', async () => {
  await using all = await scene();
  const { server, anna, boris, stranger, chatId } = all;
  const { url } = server;
  const clara = await member(url);
  const blobId = (await upload(url, anna, chatId, Buffer.from('for three'))) as BlobId;
  const other = await openChat(boris.client, clara.client);
  const ref = newId();
  const request = { blobId, chatId: other, ref };
  expect((await get(url, clara, blobId)).status).toBe(404);
  // Clara is in the chat but may not read, Anna may read but is not in the chat.
  expect(await clara.client.refused('file:share', request)).toBe('not-found');
  expect(await anna.client.refused('file:share', request)).toBe('not-a-member');
  expect(await stranger.client.refused('file:share', request)).toBe('not-a-member');
  const unfinished = newBlobId();
  await create(url, anna, chatId, unfinished, 10);
  const early = { ...request, blobId: unfinished as BlobId };
  expect(await boris.client.refused('file:share', early)).toBe('not-found');

  await boris.client.ask('file:share', request);
  await boris.client.ask('file:share', request);
  expect(await (await get(url, clara, blobId)).text()).toBe('for three');
  expect((await get(url, stranger, blobId)).status).toBe(404);
  expect((await patch(url, clara, blobId, 0, Buffer.from('x'))).status).toBe(404);

  await clara.client.ask('file:release', { blobId, ref });
  expect((await get(url, clara, blobId)).status).toBe(200);
  await boris.client.ask('file:release', { blobId, ref });
  expect((await get(url, clara, blobId)).status).toBe(404);
  expect((await get(url, anna, blobId)).status).toBe(200);
});

test('a blob stays as long as a message carries it', async () => {
  await using all = await scene({ accountFilesBytes: 15 });
  const { server, anna, boris, chatId } = all;
  const { url } = server;
  const clara = await member(url);
  const other = await openChat(boris.client, clara.client);
  const [first, second, third] = [newId(), newId(), newId()];
  const blobId = newBlobId() as BlobId;
  await create(url, anna, chatId, blobId, 10, first);
  await patch(url, anna, blobId, 0, Buffer.alloc(10));
  await boris.client.ask('file:share', { blobId, chatId: other, ref: second });
  // What is shared counts for the quota of whoever shares it.
  const again = { blobId, chatId: other, ref: third };
  expect(await boris.client.refused('file:share', again)).toBe('quota-exceeded');

  await boris.client.ask('file:release', { blobId, ref: first });
  expect((await get(url, anna, blobId)).status).toBe(200);
  await anna.client.ask('file:release', { blobId, ref: first });
  expect((await get(url, anna, blobId)).status).toBe(404);
  expect((await get(url, clara, blobId)).status).toBe(200);
  await clara.client.ask('file:share', { blobId, chatId: other, ref: third });
  await boris.client.ask('file:release', { blobId, ref: second });
  expect((await get(url, boris, blobId)).status).toBe(200);
  await clara.client.ask('file:release', { blobId, ref: third });
  expect((await get(url, boris, blobId)).status).toBe(404);
  await server.restart();
  await server.close();
  expect(readdirSync(joinPath(server.data, 'files'))).toEqual([]);
});

test('an uploader who deletes a blob leaves it to those it was passed on to', async () => {
  await using all = await scene();
  const { server, anna, boris, chatId } = all;
  const { url } = server;
  const clara = await member(url);
  const other = await openChat(boris.client, clara.client);
  const blobId = (await upload(url, anna, chatId, Buffer.from('kept'))) as BlobId;
  await boris.client.ask('file:share', { blobId, chatId: other, ref: newId() });
  const remove = () => fetch(address(url, blobId), { method: 'DELETE', headers: bearer(anna) });
  expect((await remove()).status).toBe(204);
  expect((await get(url, anna, blobId)).status).toBe(404);
  expect(await (await get(url, clara, blobId)).text()).toBe('kept');
  expect((await remove()).status).toBe(404);
});
