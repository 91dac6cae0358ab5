import type { ChatId, DeviceId, UserId } from '#contract/wire/primitives.ts';
import { expect, test } from 'vitest';
import { MemoryStore } from '../testing/memory-store.ts';
import { AccountData } from './account-data.ts';
import { readAccountData } from './records.ts';

const CHAT = '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b' as ChatId;
const ANNA = 'a'.repeat(32) as UserId;

async function deviceOf(letter: string, at = 1000, store = new MemoryStore()) {
  const clock = { at };
  const deviceId = letter.repeat(16) as DeviceId;
  const data = new AccountData({ now: () => clock.at, deviceId: () => deviceId }, store);
  await data.load();
  return { data, store, clock };
}

type Device = Awaited<ReturnType<typeof deviceOf>>;

/** Tells a device all that another one has. */
async function tell(from: Device, to: Device): Promise<void> {
  const entries = (await readAccountData(from.store)).map(({ key, fields }) => ({ key, fields }));
  await to.data.merge(entries, (ops) => to.store.write(ops));
}

test('what is set is there after a restart, and cleared fields are gone', async () => {
  const first = await deviceOf('a');
  await first.data.set('chat', CHAT, { pinnedAt: 5, unreadMark: true });
  await first.data.set('chat', CHAT, { unreadMark: null });
  const again = await deviceOf('a', 2000, first.store);
  expect(again.data.get('chat', CHAT)).toEqual({ pinnedAt: 5 });
  expect(again.data.list('chat')).toEqual([{ space: 'chat', id: CHAT, value: { pinnedAt: 5 } }]);
  expect(again.data.list('person')).toEqual([]);
});

test('different fields set on two devices at once both hold, of one field the later', async () => {
  const desk = await deviceOf('a', 1000);
  const couch = await deviceOf('b', 2000);
  await desk.data.set('person', ANNA, { nickname: 'Anya', contact: true });
  await couch.data.set('person', ANNA, { nickname: 'Annie', note: 'met in Minsk' });
  await tell(desk, couch);
  await tell(couch, desk);
  const both = { nickname: 'Annie', contact: true, note: 'met in Minsk' };
  expect(desk.data.get('person', ANNA)).toEqual(both);
  expect(couch.data.get('person', ANNA)).toEqual(both);
});

test('at the same time the greater device prevails, in whatever order the news come', async () => {
  const devices = await Promise.all(['a', 'b', 'c'].map((letter) => deviceOf(letter)));
  for (const [at, { data }] of devices.entries()) await data.set('chat', CHAT, { pinnedAt: at });
  for (const from of devices) for (const to of devices) await tell(from, to);
  for (const from of devices.toReversed()) for (const to of devices) await tell(from, to);
  expect(devices.map(({ data }) => data.get('chat', CHAT).pinnedAt)).toEqual([2, 2, 2]);
});

test('a slow clock does not lose a change of what it has seen', async () => {
  const fast = await deviceOf('b', 9000);
  const slow = await deviceOf('a', 10);
  await fast.data.set('chat', CHAT, { unreadMark: true });
  await tell(fast, slow);
  await slow.data.set('chat', CHAT, { unreadMark: null });
  await tell(slow, fast);
  expect(fast.data.get('chat', CHAT)).toEqual({});
});

test('values that do not fit are refused, those of a newer version kept unseen', async () => {
  const { data, store } = await deviceOf('a');
  expect(await data.set('chat', CHAT, { pinnedAt: -1 })).toBe(false);
  expect(await data.set('chat', 'nonsense' as ChatId, { pinnedAt: 1 })).toBe(false);
  const at = { value: 'later', at: 1, by: 'c'.repeat(16) as DeviceId };
  const entries = [
    { key: `chat:${CHAT}`, fields: { mood: at, pinnedAt: at } },
    { key: 'weather:1', fields: { sun: at } },
  ];
  await data.merge(entries, (ops) => store.write(ops));
  expect(data.get('chat', CHAT)).toEqual({});
  await data.set('chat', CHAT, { unreadMark: true });
  const kept = await readAccountData(store);
  expect(Object.keys(kept.find(({ key }) => key.startsWith('chat'))?.fields ?? {})).toContain(
    'mood',
  );
  expect(kept.map(({ key }) => key)).toContain('weather:1');
});
