import { expect, test } from 'vitest';
import type { ConnectionView } from '#contract/engine/views.ts';
import { setConnection, useConnection } from './connection.ts';

test('a broken connection stays broken through its attempts', () => {
  const broken = (
    ['connecting', 'waiting', 'connecting', 'waiting', 'syncing', 'online'] as const
  ).map((state: ConnectionView['state']) => {
    setConnection({ state, retryAt: null, completeAt: null, code: null });
    return useConnection.getState().broken;
  });
  expect(broken).toEqual([false, true, true, true, false, false]);
});
