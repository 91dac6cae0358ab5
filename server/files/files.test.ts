import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { expect, test } from 'vitest';
import {
  address,
  bearer,
  create,
  get,
  head,
  newBlobId,
  patch,
  scene,
  upload,
} from '../testing/files.ts';

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

test('members of the chat read a blob by range, nobody else does', async () => {
  await using all = await scene();
  const { server, anna, boris, stranger, chatId } = all;
  const { url } = server;
  const body = Buffer.from(randomBytes(200_000));
  const blobId = await upload(url, anna, chatId, body);
  for (const who of [anna, boris]) {
    const whole = await get(url, who, blobId);
    expect(Buffer.from(await whole.arrayBuffer()).equals(body)).toBe(true);
  }
  const part = await get(url, boris, blobId, 'bytes=1000-1999');
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe('bytes 1000-1999/200000');
  expect(Buffer.from(await part.arrayBuffer()).equals(body.subarray(1000, 2000))).toBe(true);
  const rest = await get(url, boris, blobId, 'bytes=199990-');
  expect((await rest.arrayBuffer()).byteLength).toBe(10);
  expect((await get(url, boris, blobId, 'bytes=200000-')).status).toBe(416);
  expect((await get(url, stranger, blobId)).status).toBe(404);
  expect((await get(url, null, blobId)).status).toBe(401);
  expect((await get(url, { ...anna, token: `${anna.token}x` }, blobId)).status).toBe(401);
  expect((await get(url, anna, newBlobId())).status).toBe(404);
  expect((await get(url, anna, '..%2f..%2fvestnik.db')).status).toBe(404);
});

test('only members upload, and nobody writes into the blob of another', async () => {
  await using all = await scene();
  const { server, anna, boris, stranger, chatId } = all;
  const { url } = server;
  const refused = await create(url, stranger, chatId, newBlobId(), 10);
  expect([refused.status, await codeOf(refused)]).toEqual([403, 'not-a-member']);
  const blobId = newBlobId();
  expect((await create(url, anna, chatId, blobId, 10)).status).toBe(201);
  expect((await create(url, boris, chatId, blobId, 10)).status).toBe(409);
  for (const who of [boris, stranger]) {
    expect((await patch(url, who, blobId, 0, Buffer.alloc(10))).status).toBe(404);
    expect((await head(url, who, blobId)).status).toBe(404);
    const removal = await fetch(address(url, blobId), { method: 'DELETE', headers: bearer(who) });
    expect(removal.status).toBe(404);
  }
  expect((await create(url, anna, chatId, '../evil', 10)).status).toBe(400);
});

test('an unfinished blob is resumed, also by the next process, and not readable before its end', async () => {
  await using all = await scene();
  const { server, anna, boris, chatId } = all;
  const { url } = server;
  const body = Buffer.from(randomBytes(100_000));
  const blobId = newBlobId();
  await create(url, anna, chatId, blobId, body.byteLength);
  await patch(url, anna, blobId, 0, Buffer.from(body.subarray(0, 60_000)));
  expect((await get(url, boris, blobId)).status).toBe(404);
  await server.restart();
  expect((await head(url, anna, blobId)).headers.get('upload-offset')).toBe('60000');
  expect((await patch(url, anna, blobId, 0, Buffer.alloc(10))).status).toBe(409);
  await patch(url, anna, blobId, 60_000, Buffer.from(body.subarray(60_000)));
  const whole = await get(url, boris, blobId);
  expect(Buffer.from(await whole.arrayBuffer()).equals(body)).toBe(true);
});

test('a blob whose last byte came right before the process died counts as whole', async () => {
  await using all = await scene();
  const { server, anna, boris, chatId } = all;
  const blobId = newBlobId();
  await create(server.url, anna, chatId, blobId, 4);
  writeFileSync(joinPath(server.data, 'files', blobId), 'abcd');
  const answer = await head(server.url, anna, blobId);
  expect(answer.headers.get('upload-offset')).toBe('4');
  expect(await (await get(server.url, boris, blobId)).text()).toBe('abcd');
});

test('limits hold for a file, an account and all together', async () => {
  await using all = await scene({
    maxFileBytes: 1000,
    accountFilesBytes: 1500,
    totalFilesBytes: 2000,
  });
  const { server, anna, boris, chatId } = all;
  const { url } = server;
  const info = (await (await fetch(`${url}/api/v1/info`)).json()) as { files: object };
  expect(info.files).toEqual({ maxBlobBytes: 1000, accountQuotaBytes: 1500 });
  const tooLarge = await create(url, anna, chatId, newBlobId(), 1001);
  expect([tooLarge.status, await codeOf(tooLarge)]).toEqual([413, 'payload-too-large']);
  const first = newBlobId();
  expect((await create(url, anna, chatId, first, 1000)).status).toBe(201);
  expect(await codeOf(await create(url, anna, chatId, newBlobId(), 600))).toBe('quota-exceeded');
  expect((await create(url, boris, chatId, newBlobId(), 900)).status).toBe(201);
  expect(await codeOf(await create(url, boris, chatId, newBlobId(), 200))).toBe('quota-exceeded');
  await fetch(address(url, first), { method: 'DELETE', headers: bearer(anna) });
  expect((await create(url, anna, chatId, newBlobId(), 600)).status).toBe(201);
});

test('bytes that nothing refers to and blobs past their time are deleted', async () => {
  await using all = await scene();
  const { server, anna, chatId } = all;
  const { url, data } = server;
  const kept = await upload(url, anna, chatId, Buffer.from('kept'));
  const orphan = joinPath(data, 'files', newBlobId());
  await server.close();
  writeFileSync(orphan, 'nobody knows me');
  // The sweep runs at the start; closing waits for it.
  await server.restart();
  await server.restart();
  expect(existsSync(orphan)).toBe(false);
  expect(await (await get(url, anna, kept)).text()).toBe('kept');
  await server.restart({ retentionMs: 1 });
  await server.close();
  expect(readdirSync(joinPath(data, 'files'))).toEqual([]);
});

test('a page of another origin may upload and download with a token', async () => {
  await using all = await scene();
  const { server, anna, chatId } = all;
  const blobId = await upload(server.url, anna, chatId, Buffer.from('x'));
  const preflight = await fetch(address(server.url, blobId), { method: 'OPTIONS' });
  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
  expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH');
  for (const response of [
    await get(server.url, anna, blobId),
    await head(server.url, anna, blobId),
  ]) {
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  }
});
