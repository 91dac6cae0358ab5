import { expect, test } from 'vitest';
import { ownTestMessage, testMessage, testMessages } from '../../../testing/messages.ts';
import { buildDays } from './build-days.ts';

const minute = 60_000;
const noon = new Date(2026, 10, 22, 12).getTime();
const shape = (...args: Parameters<typeof buildDays>) =>
  buildDays(...args).map(({ rows }) =>
    rows.map(({ first, last }) => `${first ? '[' : '-'}${last ? ']' : '-'}`).join(' '),
  );

test('one sender within five minutes makes a group', () => {
  const messages = [
    testMessage(1, { sentAt: noon }),
    testMessage(2, { sentAt: noon + 4 * minute }),
    testMessage(3, { sentAt: noon + 9 * minute }),
    ownTestMessage(4, { sentAt: noon + 9 * minute }),
  ];
  expect(shape({ messages, hasOlder: false }, null)).toEqual(['[- -] [] []']);
});

test('days part groups, however close the messages are', () => {
  const midnight = new Date(2026, 10, 23).getTime();
  const messages = [
    testMessage(1, { sentAt: midnight - minute }),
    testMessage(2, { sentAt: midnight + minute }),
  ];
  const days = buildDays({ messages, hasOlder: false }, null);
  expect(days.map(({ day }) => day)).toEqual([new Date(2026, 10, 22).getTime(), midnight]);
  expect(days[0]?.rows[0]?.last).toBe(true);
});

test('a clock that lags by a day does not turn the days back', () => {
  const messages = [
    testMessage(1, { sentAt: noon }),
    testMessage(2, { sentAt: noon - 24 * 60 * minute }),
    testMessage(3, { sentAt: noon + minute }),
  ];
  expect(buildDays({ messages, hasOlder: false }, null)).toHaveLength(1);
});

test('the line stands above the first unread message of somebody else, once', () => {
  const messages = [testMessage(1), ownTestMessage(2), testMessage(3), testMessage(4)];
  const days = buildDays({ messages, hasOlder: false }, { afterSeq: 1, count: 2 });
  expect(days[0]?.rows.map(({ unread }) => unread)).toEqual([0, 0, 2, 0]);
  expect(days[0]?.rows[2]?.first).toBe(true);
});

test('the line parts a group', () => {
  const window = { messages: testMessages(1, 3), hasOlder: false };
  expect(shape(window, { afterSeq: 1, count: 2 })).toEqual(['[] [- -]']);
});

test('there is no line while its place may lie further up', () => {
  const window = { messages: testMessages(10, 12), hasOlder: true };
  const days = buildDays(window, { afterSeq: 4, count: 8 });
  expect(days.flatMap(({ rows }) => rows).every(({ unread }) => unread === 0)).toBe(true);
});
