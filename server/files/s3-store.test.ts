import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startServer } from '../app.ts';
import { type TestBucket, testBucket } from '../testing/s3.ts';
import { create, get, head, newBlobId, patch, scene, upload } from '../testing/files.ts';

const MIB = 1024 * 1024;
let bucket: TestBucket;

beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'S3RVER');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'S3RVER');
  bucket = await testBucket();
});
afterAll(async () => {
  await bucket[Symbol.asyncDispose]();
  vi.unstubAllEnvs();
});

test('a blob of several parts goes into the bucket and is read by range', async () => {
  await using all = await scene(bucket.options);
  const { server, anna, boris, stranger, chatId } = all;
  const body = Buffer.from(randomBytes(17 * MIB + 5));
  const blobId = await upload(server.url, anna, chatId, body);
  const whole = await get(server.url, boris, blobId);
  expect(Buffer.from(await whole.arrayBuffer()).equals(body)).toBe(true);
  const part = await get(server.url, boris, blobId, `bytes=${8 * MIB - 3}-${8 * MIB + 3}`);
  expect(part.status).toBe(206);
  const middle = body.subarray(8 * MIB - 3, 8 * MIB + 4);
  expect(Buffer.from(await part.arrayBuffer()).equals(middle)).toBe(true);
  expect((await get(server.url, stranger, blobId)).status).toBe(404);
  expect(readdirSync(server.data)).not.toContain('files');
});

test('an upload goes on with the next process', async () => {
  await using all = await scene(bucket.options);
  const { server, anna, boris, chatId } = all;
  const body = Buffer.from(randomBytes(9 * MIB));
  const blobId = newBlobId();
  await create(server.url, anna, chatId, blobId, body.byteLength);
  await patch(server.url, anna, blobId, 0, Buffer.from(body.subarray(0, 6 * MIB)));
  expect((await get(server.url, boris, blobId)).status).toBe(404);
  await server.restart();
  expect((await head(server.url, anna, blobId)).headers.get('upload-offset')).toBe(`${6 * MIB}`);
  await patch(server.url, anna, blobId, 6 * MIB, Buffer.from(body.subarray(6 * MIB)));
  const whole = await get(server.url, boris, blobId);
  expect(Buffer.from(await whole.arrayBuffer()).equals(body)).toBe(true);
});

test('parts that were not put together before the process died are, later', async () => {
  await using all = await scene(bucket.options);
  const { server, anna, boris, chatId } = all;
  const blobId = newBlobId();
  await create(server.url, anna, chatId, blobId, 4);
  bucket.refuseCompletion(true);
  expect((await patch(server.url, anna, blobId, 0, Buffer.from('abcd'))).status).toBe(500);
  bucket.refuseCompletion(false);
  await server.restart();
  expect((await head(server.url, anna, blobId)).headers.get('upload-offset')).toBe('4');
  expect(await (await get(server.url, boris, blobId)).text()).toBe('abcd');
});

test('blobs past their time leave nothing in the bucket', async () => {
  await using all = await scene(bucket.options);
  const { server, anna, chatId } = all;
  const blobId = await upload(server.url, anna, chatId, Buffer.from('short-lived'));
  const unfinished = newBlobId();
  await create(server.url, anna, chatId, unfinished, 10);
  expect(bucket.keys()).toContain(blobId);
  await server.restart({ retentionMs: 1 });
  await vi.waitFor(() => expect(bucket.keys().filter((key) => key.includes(blobId))).toEqual([]));
});

test('a bucket that is not there ends the start with an error', async () => {
  const options = { ...bucket.options, s3Bucket: 'missing', port: 0, logLevel: 'silent' };
  await expect(startServer({ ...options, data: bucket.directory })).rejects.toThrow();
});
