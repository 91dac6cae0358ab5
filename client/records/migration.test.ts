import { expect, test } from 'vitest';
import { MemoryStore } from '../testing/memory-store.ts';
import { readJobs } from './job.ts';
import { readMessage } from './message.ts';

const ID = '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
const OLD_JOB = {
  id: ID,
  v: 1,
  chatId: ID,
  order: 1,
  kind: 'text',
  text: 'written before the update',
  sentAt: 5,
  encrypted: null,
  failure: null,
};

test('jobs of the first version are read as what they were', async () => {
  const store = new MemoryStore();
  const profile = { ...OLD_JOB, id: ID.replace('0197', '0198'), kind: 'profile', text: '' };
  await store.write([
    { table: 'outbox', put: OLD_JOB },
    { table: 'outbox', put: profile },
  ]);
  const bodies = (await readJobs(store)).map(({ body, sendAt }) => ({ body, sendAt }));
  expect(bodies).toEqual([
    { body: { type: 'text', text: 'written before the update' }, sendAt: null },
    { body: { type: 'profile' }, sendAt: null },
  ]);
});

test('messages of the first version are read with nothing done to them yet', () => {
  const message = readMessage({
    id: ID,
    v: 1,
    chatId: ID,
    order: 1,
    seq: 1,
    senderId: 'a'.repeat(32),
    own: false,
    kind: 'text',
    text: 'old',
    sentAt: 5,
    sendState: null,
    failure: null,
  });
  expect(message).toMatchObject({ v: 2, reactions: [], edits: [], editedAt: null });
});

test('records of a newer version are refused, not guessed at', async () => {
  const store = new MemoryStore();
  await store.write([{ table: 'outbox', put: { ...OLD_JOB, v: 99 } }]);
  await expect(readJobs(store)).rejects.toMatchObject({ code: 'storage-newer' });
});
