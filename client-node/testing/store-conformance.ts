import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Store, StoreError, type StoredRecord } from '#client/ports/store.ts';
import { SealingError } from '#e2ee/sealing/sealing.ts';
import { type Dek, dek, randomBytes } from '#e2ee/keys.ts';

/** How the suite reaches one kind of store. Every place is a database of its own. */
export interface StoreHarness {
  open(place: string, key: Dek): Promise<Store>;
  /** Flips a bit in the sealed part of every row of `people`, behind the store's back. */
  tamper(place: string): Promise<void>;
  /** Moves a message to another position, behind the store's back. */
  reorder(place: string, id: string, order: number): Promise<void>;
  /** Marks the database as written by a newer version. */
  age(place: string): Promise<void>;
}

const CHAT = 'chat-a';

const message = (order: number, chatId = CHAT): StoredRecord => ({
  id: `${chatId}-${String(order).padStart(6, '0')}`,
  chatId,
  order,
  text: `text ${order}`,
});

const orders = (records: StoredRecord[]) => records.map((record) => record['order']);

/** What every implementation of `Store` must do; runs against each of them. */
export function storeConformance(name: string, harness: StoreHarness): void {
  describe(name, () => {
    let place: string;
    let key: Dek;
    let store: Store;

    beforeEach(async () => {
      place = `conformance-${crypto.randomUUID()}`;
      key = dek(randomBytes(32));
      store = await harness.open(place, dek(key.slice()));
    });

    afterEach(async () => {
      await store.wipe();
    });

    const reopen = async (other: Dek = key) => {
      await store.close();
      store = await harness.open(place, dek(other.slice()));
    };

    const fill = (count: number, chatId = CHAT) =>
      store.write(
        Array.from({ length: count }, (_, i) => ({
          table: 'messages' as const,
          put: message(i + 1, chatId),
        })),
      );

    test('keeps records of every shape over a restart', async () => {
      const record = {
        chatId: CHAT,
        activityAt: 5,
        bytes: Uint8Array.of(0, 255, 7),
        nested: { list: [1, -2.5, null, 'текст 🙂'], yes: true, large: Number.MAX_SAFE_INTEGER },
      };
      const delta = { chatId: CHAT, node: 3, bytes: new Uint8Array(2000).fill(9) };
      await store.write([
        { table: 'chats', put: record },
        { table: 'groupDeltas', put: delta },
      ]);
      await reopen();
      expect(await store.get('chats', [CHAT])).toEqual(record);
      expect(await store.get('groupDeltas', [CHAT, 3])).toEqual(delta);
      expect(await store.all('groupDeltas')).toEqual([delta]);
    });

    test('answers many keys in their order, undefined where there is none', async () => {
      await fill(3);
      const found = await store.getMany('messages', [
        [`${CHAT}-000003`],
        ['none'],
        [`${CHAT}-000001`],
      ]);
      expect(found.map((record) => record?.['order'])).toEqual([3, undefined, 1]);
      expect(await store.get('messages', ['none'])).toBeUndefined();
    });

    test('a put replaces the record and its place in the indexes', async () => {
      await fill(2);
      await store.write([{ table: 'messages', put: { ...message(1), order: 9, text: 'new' } }]);
      const range = await store.range('messages', { index: 'byOrder', prefix: [CHAT] });
      expect(orders(range)).toEqual([2, 9]);
      expect(await store.count('messages')).toBe(2);
    });

    test('ranges: prefix, exclusive bounds, both directions, limit', async () => {
      await fill(10);
      await fill(3, 'chat-b');
      const range = (query: object) =>
        store.range('messages', { index: 'byOrder', ...query }).then(orders);
      const prefix = [CHAT];
      expect(await range({ prefix })).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(await range({ prefix, above: 8 })).toEqual([9, 10]);
      expect(await range({ prefix, below: 3 })).toEqual([1, 2]);
      expect(await range({ prefix, above: 2, below: 6 })).toEqual([3, 4, 5]);
      expect(await range({ prefix, below: 6, reverse: true, limit: 2 })).toEqual([5, 4]);
      expect(await range({ prefix, limit: 3 })).toEqual([1, 2, 3]);
      expect(await range({ prefix, limit: 0 })).toEqual([]);
      expect(await range({ prefix: [CHAT, 4] })).toEqual([4]);
      expect(await range({ prefix: ['chat'] })).toEqual([]);
      expect(await range({ above: CHAT })).toEqual([1, 2, 3]);
      expect(await range({ below: 'chat-b', reverse: true, limit: 1 })).toEqual([10]);
      expect(await store.count('messages', { index: 'byOrder', prefix, above: 7 })).toBe(3);
      expect(await store.count('messages')).toBe(13);
    });

    test('an index over one field; equal values follow the key', async () => {
      const chats = [
        { chatId: 'c', activityAt: 1 },
        { chatId: 'b', activityAt: 2 },
        { chatId: 'a', activityAt: 2 },
      ];
      await store.write(chats.map((put) => ({ table: 'chats', put })));
      const ids = async (query: object) =>
        (await store.range('chats', { index: 'byActivity', ...query })).map(({ chatId }) => chatId);
      expect(await ids({})).toEqual(['c', 'a', 'b']);
      expect(await ids({ reverse: true })).toEqual(['b', 'a', 'c']);
      expect(await ids({ above: 1 })).toEqual(['a', 'b']);
      expect(await ids({ below: 2 })).toEqual(['c']);
      expect(await ids({ prefix: [2], limit: 1 })).toEqual(['a']);
    });

    test('a batch applies its operations in order', async () => {
      await fill(2);
      await store.write([
        { table: 'messages', index: 'byOrder', deletePrefix: [CHAT] },
        { table: 'messages', put: message(7) },
        { table: 'messages', put: message(8) },
        { table: 'messages', delete: [`${CHAT}-000008`] },
      ]);
      expect(orders(await store.all('messages'))).toEqual([7]);
    });

    test('deletePrefix takes what the prefix names and nothing else', async () => {
      await fill(4);
      await fill(2, 'chat-b');
      await store.write([{ table: 'messages', index: 'byOrder', deletePrefix: [CHAT, 2] }]);
      expect(await store.count('messages')).toBe(5);
      await store.write([{ table: 'messages', index: 'byOrder', deletePrefix: [CHAT] }]);
      expect(orders(await store.all('messages'))).toEqual([1, 2]);
    });

    test('a batch that fails changes nothing, its neighbours stand', async () => {
      await fill(2);
      const outcomes = await Promise.allSettled([
        store.write([
          { table: 'messages', put: message(3) },
          { table: 'messages', delete: [`${CHAT}-000001`] },
          { table: 'people', put: { displayName: 'without a key' } },
        ]),
        store.write([
          { table: 'messages', put: message(4) },
          { table: 'messages', put: { ...message(5), text: () => 'no data' } },
        ]),
        store.write([{ table: 'messages', put: message(6) }]),
      ]);
      const failed = { status: 'rejected', reason: { code: 'storage-failed' } };
      expect(outcomes).toMatchObject([failed, failed, { status: 'fulfilled' }]);
      expect(orders(await store.all('messages'))).toEqual([1, 2, 6]);
      expect(await store.count('people')).toBe(0);
    });

    test('records are copies, on the way in and out', async () => {
      const record = { key: 'k', bytes: Uint8Array.of(1), list: [1] };
      const written = store.write([{ table: 'meta', put: record }]);
      record.bytes[0] = 2;
      record.list.push(2);
      await written;
      const first = await store.get('meta', ['k']);
      expect(first).toEqual({ key: 'k', bytes: Uint8Array.of(1), list: [1] });
      if (first?.['bytes'] instanceof Uint8Array) first['bytes'][0] = 3;
      expect((await store.get('meta', ['k']))?.['bytes']).toEqual(Uint8Array.of(1));
    });

    test('another key opens nothing', async () => {
      await fill(1);
      await reopen(dek(randomBytes(32)));
      await expectSealingFailure(store.all('messages'));
      await expectSealingFailure(store.get('messages', [`${CHAT}-000001`]));
      await expectSealingFailure(store.range('messages', { index: 'byOrder', prefix: [CHAT] }));
    });

    test('a changed or moved row does not open', async () => {
      await fill(2);
      await store.write([{ table: 'people', put: { userId: 'u', displayName: 'Anna' } }]);
      await store.close();
      await harness.tamper(place);
      await harness.reorder(place, `${CHAT}-000001`, 99);
      store = await harness.open(place, dek(key.slice()));
      await expectSealingFailure(store.get('people', ['u']));
      await expectSealingFailure(store.get('messages', [`${CHAT}-000001`]));
      expect(await store.get('messages', [`${CHAT}-000002`])).toEqual(message(2));
    });

    test('refuses the database of a newer version', async () => {
      await store.close();
      await harness.age(place);
      const opening = harness.open(place, dek(key.slice()));
      await expect(opening).rejects.toMatchObject({ code: 'storage-newer' });
    });

    test('wiping leaves an empty store', async () => {
      await fill(2);
      await store.wipe();
      store = await harness.open(place, dek(key.slice()));
      expect(await store.all('messages')).toEqual([]);
    });

    test('10,000 records', async () => {
      await fill(10_000);
      const prefix = [CHAT];
      const newest = await store.range('messages', {
        index: 'byOrder',
        prefix,
        reverse: true,
        limit: 50,
      });
      expect(newest.map(({ order }) => order)).toEqual(
        Array.from({ length: 50 }, (_, i) => 10_000 - i),
      );
      expect(newest[0]).toEqual(message(10_000));
      expect(await store.count('messages', { index: 'byOrder', prefix })).toBe(10_000);
    });
  });
}

async function expectSealingFailure(action: Promise<unknown>): Promise<void> {
  const error: unknown = await action.then(
    () => null,
    (failure: unknown) => failure,
  );
  expect(error).toBeInstanceOf(StoreError);
  expect((error as StoreError).code).toBe('storage-failed');
  expect((error as StoreError).cause).toBeInstanceOf(SealingError);
}
