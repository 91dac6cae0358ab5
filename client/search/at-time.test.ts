import { expect, test } from 'vitest';
import { putMessage } from '../records/message.ts';
import { MemoryStore } from '../testing/memory-store.ts';
import { orderAtTime } from './at-time.ts';
import { chatOf, storedMessage } from './testing/corpus.ts';

const UNSENT = 2 ** 40;

test('the first message at a time or after it', async () => {
  const store = new MemoryStore();
  const orders = [1, 2, 3, 5, 8, 13, 14, 30, UNSENT + 1, UNSENT + 2];
  const messages = orders.map((order, at) => storedMessage(at * 10, 0, order, 'text'));
  await store.write(messages.map(putMessage));
  for (const { order, sentAt } of messages) {
    expect(await orderAtTime(store, chatOf(0), sentAt)).toBe(order);
    expect(await orderAtTime(store, chatOf(0), sentAt - 1)).toBe(order);
  }
  expect(await orderAtTime(store, chatOf(0), messages.at(-1)!.sentAt + 1)).toBe(UNSENT + 2);
  expect(await orderAtTime(store, chatOf(1), 0)).toBeNull();
});
