import { expect, test } from 'vitest';
import { ownTestMessage, testMessage, testMessages } from '../testing/messages.ts';
import {
  WINDOW_LIMIT,
  type MessageWindow,
  appendPage,
  applyChanges,
  prependPage,
} from './message-window.ts';

const windowOf = (
  from: number,
  to: number,
  change: Partial<MessageWindow> = {},
): MessageWindow => ({
  messages: testMessages(from, to),
  hasOlder: true,
  hasNewer: false,
  ...change,
});

const orders = (window: MessageWindow) => window.messages.map(({ order }) => order);

test('an older page goes before and drops the newest beyond the limit', () => {
  const window = prependPage(windowOf(1001, 1000 + WINDOW_LIMIT), {
    messages: testMessages(951, 1000),
    hasOlder: false,
    hasNewer: true,
  });
  expect(window.messages).toHaveLength(WINDOW_LIMIT);
  expect(window.messages[0]?.order).toBe(951);
  expect(window).toMatchObject({ hasOlder: false, hasNewer: true });
});

test('a newer page goes after and drops the oldest beyond the limit', () => {
  const window = appendPage(windowOf(1, WINDOW_LIMIT, { hasOlder: false, hasNewer: true }), {
    messages: testMessages(WINDOW_LIMIT + 1, WINDOW_LIMIT + 20),
    hasOlder: true,
    hasNewer: false,
  });
  expect(window.messages).toHaveLength(WINDOW_LIMIT);
  expect(window.messages.at(-1)?.order).toBe(WINDOW_LIMIT + 20);
  expect(window).toMatchObject({ hasOlder: true, hasNewer: false });
});

test('a new message is added at the end of the history only', () => {
  const fresh = testMessage(11);
  expect(orders(applyChanges(windowOf(8, 10), [fresh], [], true))).toEqual([8, 9, 10, 11]);
  const elsewhere = windowOf(8, 10, { hasNewer: true });
  expect(applyChanges(elsewhere, [fresh], [], true)).toBe(elsewhere);
});

test('an older message is taken only where the window reaches the start', () => {
  const old = testMessage(7);
  expect(applyChanges(windowOf(8, 9), [old], [], true).messages).toHaveLength(2);
  expect(orders(applyChanges(windowOf(8, 9, { hasOlder: false }), [old], [], true))).toEqual([
    7, 8, 9,
  ]);
});

test('an acknowledged message moves to its place in the log; others keep their identity', () => {
  const waiting = ownTestMessage(5, { order: 1e9, seq: null, sendState: 'sending' });
  const before = { ...windowOf(1, 2), messages: [...testMessages(1, 2), waiting, testMessage(6)] };
  const after = applyChanges(before, [ownTestMessage(5)], [], true);
  expect(orders(after)).toEqual([1, 2, 5, 6]);
  expect(after.messages[0]).toBe(before.messages[0]);
});

test('a discarded message disappears; an unknown one changes nothing', () => {
  const window = windowOf(1, 3);
  expect(orders(applyChanges(window, [], [testMessage(2).id], true))).toEqual([1, 3]);
  expect(applyChanges(window, [], [testMessage(9).id], true)).toBe(window);
});

test('while somebody reads old messages, new ones push nothing away above them', () => {
  const full = windowOf(1, WINDOW_LIMIT);
  const next = [testMessage(WINDOW_LIMIT + 1)];
  const reading = applyChanges(full, next, [], false);
  expect(reading.messages[0]?.order).toBe(1);
  expect(reading.hasNewer).toBe(true);
  const following = applyChanges(full, next, [], true);
  expect(following.messages.at(-1)?.order).toBe(WINDOW_LIMIT + 1);
});
