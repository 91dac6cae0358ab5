import { expect, test } from 'vitest';
import type { ChatId, ClientMessageId, UserId } from '#contract/wire/primitives.ts';
import { messageView, newMessage, putMessage } from '../records/message.ts';
import { MemoryStore } from '../testing/memory-store.ts';
import { createReadPage } from './pages.ts';

const CHAT = '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b' as ChatId;
const OTHER = '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c' as ChatId;

function message(chatId: ChatId, order: number) {
  const number = String(order).padStart(12, '0');
  return newMessage({
    id: `0197a1b2-c3d4-7e5f-8${chatId === CHAT ? '0' : '1'}00-${number}` as ClientMessageId,
    chatId,
    order,
    seq: order,
    senderId: '0'.repeat(32) as UserId,
    own: false,
    kind: 'text',
    text: `${order}`,
    sentAt: order,
    sendState: null,
    failure: null,
  });
}

async function pages(count: number) {
  const store = new MemoryStore();
  const orders = Array.from({ length: count }, (_, at) => at + 1);
  await store.write(
    orders.flatMap((order) => [CHAT, OTHER].map((chat) => putMessage(message(chat, order)))),
  );
  const read = createReadPage(store, (record) => messageView(record));
  return async (request: { limit: number; before?: number; after?: number; around?: number }) => {
    const { messages, hasOlder, hasNewer } = await read({ chatId: CHAT, ...request });
    return [messages.map(({ order }) => order), hasOlder, hasNewer];
  };
}

test('without an anchor it is the newest page', async () => {
  const read = await pages(10);
  expect(await read({ limit: 3 })).toEqual([[8, 9, 10], true, false]);
  expect(await read({ limit: 10 })).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], false, false]);
});

test('pages before and after an order leave it out and know what lies beyond', async () => {
  const read = await pages(10);
  expect(await read({ limit: 3, before: 8 })).toEqual([[5, 6, 7], true, true]);
  expect(await read({ limit: 3, before: 3 })).toEqual([[1, 2], false, true]);
  expect(await read({ limit: 3, before: 1 })).toEqual([[], false, true]);
  expect(await read({ limit: 3, after: 2 })).toEqual([[3, 4, 5], true, true]);
  expect(await read({ limit: 3, after: 8 })).toEqual([[9, 10], true, false]);
  expect(await read({ limit: 3, after: 0 })).toEqual([[1, 2, 3], false, true]);
});

test('a page around an order has both sides and the order itself', async () => {
  const read = await pages(10);
  expect(await read({ limit: 4, around: 5 })).toEqual([[3, 4, 5, 6], true, true]);
  expect(await read({ limit: 4, around: 1 })).toEqual([[1, 2], false, true]);
  expect(await read({ limit: 4, around: 10 })).toEqual([[8, 9, 10], true, false]);
});

test('an empty chat has an empty page', async () => {
  expect(await (await pages(0))({ limit: 50 })).toEqual([[], false, false]);
});
