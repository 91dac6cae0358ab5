import { expect, test } from 'vitest';
import { ownTestMessage, testMessage } from '../testing/messages.ts';
import { tickOf } from './messages-tick.ts';

const cursors = { peerDeliveredSeq: 7, peerReadSeq: 5 };

test.each([
  [ownTestMessage(9, { seq: null, sendState: 'queued' }), 'waiting'],
  [ownTestMessage(9, { seq: null, sendState: 'sending' }), 'waiting'],
  [ownTestMessage(9, { seq: null, sendState: 'failed' }), 'failed'],
  [ownTestMessage(8), 'sent'],
  [ownTestMessage(7), 'delivered'],
  [ownTestMessage(5), 'read'],
])('derives the tick of an own message', (message, tick) => {
  expect(tickOf(message, cursors)).toBe(tick);
});

test('messages of others have no tick', () => {
  expect(tickOf(testMessage(1), cursors)).toBeNull();
});

test('without the chat at hand a stored message counts as sent', () => {
  expect(tickOf(ownTestMessage(1), undefined)).toBe('sent');
});
