import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Handle, UserId } from '#contract/wire/primitives.ts';
import { createDevice } from '../../testing/account.ts';
import { bytes, newId } from '../../testing/client.ts';
import { StorageError } from '../ports.ts';
import { pack } from './arena.ts';
import { openDatabase } from './database.ts';
import { groupCommit } from './group-commit.ts';
import { openSqlite } from './open.ts';
import { SCHEMA_VERSION } from './schema.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vestnik-sqlite-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => openSqlite(folder, () => expect.unreachable());

function account(handle: string | null) {
  const { userId, deviceId, certificate, identity } = createDevice();
  const expiresAt = Date.now() + 1000;
  return {
    userId,
    identityKey: Uint8Array.from(identity.raw),
    handle: handle as Handle | null,
    device: {
      deviceId,
      certificate: Uint8Array.from(certificate),
      certificateCreatedAt: 1,
      expiresAt,
    },
    now: Date.now(),
  };
}

test('of many registrations in one group each stands or falls alone', async () => {
  const repositories = await open();
  const people = [account('one'), account('two'), account('one'), account(null), account('two')];
  const results = await Promise.all(people.map((one) => repositories.accounts.register(one)));
  expect(results.map((result) => result.status)).toEqual([
    'created',
    'created',
    'handle-taken',
    'created',
    'handle-taken',
  ]);
  const found = await Promise.all(
    people.map(({ userId }) => repositories.accounts.find({ userId })),
  );
  expect(found.map((record) => record?.handle)).toEqual(['one', 'two', undefined, null, undefined]);
  await repositories.close();
  const again = await open();
  expect(await again.accounts.find({ userId: people[0]!.userId })).toMatchObject({ handle: 'one' });
  await again.close();
});

test('a call that throws undoes itself and nothing of its neighbours', () => {
  const db = openDatabase(folder);
  db.exec('CREATE TABLE t (n INTEGER UNIQUE)');
  const insert = db.prepare('INSERT INTO t VALUES (?)');
  const operations = new Map([
    [
      't.add',
      (input: unknown) => {
        const [first, second] = input as [number, number];
        insert.run(first);
        insert.run(second);
        return 'added';
      },
    ],
  ]);
  const outcomes = groupCommit(db, operations, [
    ['t.add', [1, 2]],
    ['t.add', [3, 1]],
    ['t.none', []],
    ['t.add', [4, 5]],
  ]);
  expect(outcomes).toEqual([
    { value: 'added' },
    { error: expect.stringContaining('UNIQUE') },
    { error: 'unknown operation t.none' },
    { value: 'added' },
  ]);
  const rows = db.prepare('SELECT n FROM t ORDER BY n').all();
  expect(rows.map((row) => row['n'])).toEqual([1, 2, 4, 5]);
  db.close();
});

test('a call without a savepoint that throws takes its whole group along', () => {
  const db = openDatabase(folder);
  db.exec('CREATE TABLE t (n INTEGER)');
  const insert = db.prepare('INSERT INTO t VALUES (1)');
  const operations = new Map([
    ['t.add', () => insert.run()],
    [
      'log.append',
      () => {
        insert.run();
        throw new Error('disk I/O error');
      },
    ],
  ]);
  const outcomes = groupCommit(db, operations, [
    ['t.add', null],
    ['log.append', null],
  ]);
  expect(outcomes).toEqual([{ error: 'disk I/O error' }, { error: 'disk I/O error' }]);
  expect(db.prepare('SELECT n FROM t').all()).toEqual([]);
  db.close();
});

test('what was accepted before the end is stored, what comes after is refused', async () => {
  const repositories = await open();
  const person = account('last');
  const accepted = repositories.accounts.register(person);
  const closing = repositories.close();
  await expect(repositories.accounts.find({ handle: 'last' as Handle })).rejects.toThrow(
    StorageError,
  );
  expect(await accepted).toEqual({ status: 'created' });
  await closing;
});

test('a file has the newest schema version and a second opening is refused', async () => {
  const repositories = await open();
  await expect(open()).rejects.toThrow(`another server uses ${folder}`);
  await repositories.close();
  const db = openDatabase(folder);
  expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: SCHEMA_VERSION });
  db.close();
});

test('an append to a chat that is not there stores nothing', async () => {
  const repositories = await open();
  const entry = { chatRef: 9, deviceRef: 9, epoch: 0, id: newId(), payload: bytes() };
  expect(await repositories.log.append(entry)).toEqual({ status: 'epoch-stale' });
  const contacts = await repositories.accounts.lastSeen({ userIds: ['x' as UserId] });
  expect(contacts).toEqual([{ userId: 'x', lastSeenAt: 0 }]);
  await repositories.close();
});

test('bytes travel in one buffer, whatever they were views of', () => {
  const large = new Uint8Array(1000).fill(7);
  const original = {
    calls: [['a', { data: large.subarray(10, 13), list: [bytes(2), 'x', null] }]],
  };
  const { value, transfer } = pack(original);
  expect(value).toEqual(original);
  expect(transfer.map((buffer) => buffer.byteLength)).toEqual([5]);
  expect(pack({ nothing: 1 }).transfer).toEqual([]);
});
