import { expect, test } from 'vitest';
import { takeOwnership } from './ownership.ts';

const nothing = async () => {};

test('one owner at a time; the next one comes when it lets go', async () => {
  const first = await takeOwnership('one', { steal: false, lost: nothing });
  expect(first).not.toBeNull();
  expect(await takeOwnership('one', { steal: false, lost: nothing })).toBeNull();
  const other = await takeOwnership('other', { steal: false, lost: nothing });
  expect(other).not.toBeNull();
  first?.release();
  const next = await takeOwnership('one', { steal: false, lost: nothing });
  expect(next).not.toBeNull();
  next?.release();
  other?.release();
});

test('who is asked finishes first, then passes the database on', async () => {
  const order: string[] = [];
  await takeOwnership('asked', {
    steal: false,
    lost: async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push('stopped');
    },
  });
  const next = await takeOwnership('asked', { steal: true, lost: nothing });
  order.push('taken');
  expect(order).toEqual(['stopped', 'taken']);
  next?.release();
});

test('who does not answer is robbed', async () => {
  let calls = 0;
  await takeOwnership('silent', {
    steal: false,
    lost: () => {
      calls++;
      return new Promise(() => {});
    },
  });
  const next = await takeOwnership('silent', { steal: true, lost: nothing });
  expect(next).not.toBeNull();
  expect(calls).toBe(1);
  next?.release();
});
