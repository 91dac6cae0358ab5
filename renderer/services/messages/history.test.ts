import { beforeEach, expect, test } from 'vitest';
import type { EngineApi, PageRequest } from '#contract/engine/api.ts';
import type { MessagePage } from '#contract/engine/views.ts';
import { clearMessages, messageWindow } from '../../stores/messages.ts';
import { clearPositions, rememberPosition } from '../../stores/messages-position.ts';
import { testChatId, testMessage, testMessageId, testMessages } from '../../testing/messages.ts';
import { attachEngine } from '../engine.ts';
import { applyMessages, loadOlder, openHistory, openNewest } from './history.ts';

let requests: (PageRequest & { answer: (page: MessagePage) => void })[];

beforeEach(() => {
  requests = [];
  clearMessages();
  clearPositions();
  const page = (request: PageRequest) =>
    new Promise<MessagePage>((answer) => requests.push({ ...request, answer }));
  attachEngine({ page, subscribe: () => () => {} } as Partial<EngineApi> as EngineApi);
});

const pageOf = (from: number, to: number, hasNewer = false): MessagePage => ({
  messages: testMessages(from, to),
  hasOlder: from > 1,
  hasNewer,
});
const orders = () => messageWindow(testChatId)?.messages.map(({ order }) => order);

test('what changes while the first page is under way is applied on top of it', async () => {
  const opened = openHistory(testChatId, null);
  applyMessages(testChatId, [testMessage(4)], [testMessageId(2)]);
  requests[0]?.answer(pageOf(1, 3));
  await opened;
  expect(orders()).toEqual([1, 3, 4]);
});

test('begins at the first unread message', async () => {
  const opened = openHistory(testChatId, 70);
  expect(requests[0]).toMatchObject({ around: 70 });
  requests[0]?.answer(pageOf(20, 120));
  await opened;
  expect(orders()).toHaveLength(101);
});

test('begins where the person stood before', async () => {
  rememberPosition(testChatId, { pinned: false, id: testMessageId(9), order: 9, offset: 0 });
  const opened = openHistory(testChatId, 70);
  expect(requests[0]).toMatchObject({ around: 9 });
  requests[0]?.answer(pageOf(1, 50, true));
  await opened;
});

test('a jump to the newest outruns a slower page', async () => {
  const opened = openHistory(testChatId, 5);
  const jumped = openNewest(testChatId);
  requests[1]?.answer(pageOf(91, 100));
  await jumped;
  requests[0]?.answer(pageOf(1, 10, true));
  await opened;
  expect(orders()?.at(-1)).toBe(100);
});

test('asks for an older page once at a time and drops an answer that no longer fits', async () => {
  const opened = openHistory(testChatId, null);
  requests[0]?.answer(pageOf(51, 100));
  await opened;
  const older = loadOlder(testChatId);
  void loadOlder(testChatId);
  expect(requests).toHaveLength(2);
  expect(requests[1]).toMatchObject({ before: 51 });
  requests[1]?.answer(pageOf(1, 50));
  await older;
  expect(orders()?.[0]).toBe(1);
});
