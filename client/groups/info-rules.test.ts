import { expect, test } from 'vitest';
import { DEFAULT_PERMISSIONS } from '#contract/wire/groups.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { changedInfo, infoEvent, nextInfo } from './info-rules.ts';
import type { GroupFields } from './roster-rules.ts';

const id = (name: string) => name as UserId;
const member = (name: string, role: 'owner' | 'member') => ({
  userId: id(name),
  role,
  deliveredSeq: 0,
  readSeq: 0,
});
const fields: GroupFields = {
  members: [member('anna', 'owner'), member('boris', 'member')],
  permissions: DEFAULT_PERMISSIONS,
  info: null,
  former: [],
  departed: [],
  invites: [],
  barred: [],
  addedBy: id('boris'),
};
const first = changedInfo(null, { name: 'House' });
const known = { ...fields, info: first };

test('newcomers take the first info from whoever let them in, or from who may edit', () => {
  expect(nextInfo(fields, id('boris'), first)).toBe(first);
  expect(nextInfo(fields, id('anna'), first)).toBe(first);
  expect(nextInfo({ ...fields, addedBy: null }, id('boris'), first)).toBeNull();
});

test('newcomers hear of a change before they are told how things were', () => {
  const renamed = changedInfo(first, { name: 'Garden' });
  expect(nextInfo(fields, id('anna'), renamed, 'renamed')).toBe(renamed);
  expect(nextInfo(fields, id('boris'), renamed, 'renamed')).toBeNull();
  expect(infoEvent(null, renamed, 'renamed')).toEqual({ type: 'renamed', name: 'Garden' });
  expect(infoEvent(null, renamed, 'pictured')).toEqual({ type: 'pictured' });
});

test('later on only the next revision of somebody who may edit counts', () => {
  const renamed = changedInfo(first, { name: 'Garden' });
  expect(nextInfo(known, id('anna'), renamed)).toBe(renamed);
  expect(nextInfo(known, id('boris'), renamed)).toBeNull();
  expect(nextInfo(known, id('anna'), first)).toBeNull();
  expect(nextInfo(known, id('anna'), { ...renamed, revision: 2 ** 50 })).toBeNull();
  const late = changedInfo(first, { name: 'Late' });
  expect(nextInfo({ ...fields, info: renamed }, id('anna'), late)).toBeNull();
});

test('what was not changed stays, and the line tells the most important', () => {
  const described = changedInfo(first, { description: 'Old' });
  expect(described).toEqual({ revision: 2, name: 'House', description: 'Old', picture: null });
  expect(infoEvent(first, described)).toEqual({ type: 'described' });
  expect(infoEvent(first, changedInfo(first, { name: 'New', description: 'x' }))).toEqual({
    type: 'renamed',
    name: 'New',
  });
  expect(infoEvent(null, first)).toBeNull();
  const picture = Uint8Array.of(1);
  expect(infoEvent(first, changedInfo(first, { picture }))).toEqual({ type: 'pictured' });
});
