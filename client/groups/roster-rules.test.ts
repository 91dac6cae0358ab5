import { expect, test } from 'vitest';
import { DEFAULT_PERMISSIONS, type GroupChange, type Role } from '#contract/wire/groups.ts';
import type { DeviceId, UserId } from '#contract/wire/primitives.ts';
import type { GroupMember } from '#e2ee/groups/types.ts';
import { utf8 } from '../runtime/text.ts';
import {
  type GroupFields,
  afterCommit,
  afterLeaving,
  eventOf,
  maySay,
  parseChange,
} from './roster-rules.ts';

const id = (name: string) => name as UserId;
const leaves = (...names: string[]): GroupMember[] =>
  names.map((name, leafIndex) => ({ userId: id(name), deviceId: name as DeviceId, leafIndex }));

function group(roles: Record<string, Role>): GroupFields {
  const members = Object.entries(roles).map(([userId, role]) => ({
    userId: id(userId),
    role,
    deliveredSeq: 5,
    readSeq: 4,
  }));
  return {
    members,
    permissions: DEFAULT_PERMISSIONS,
    info: null,
    former: [],
    departed: [],
    invites: [],
    barred: [],
    addedBy: null,
  };
}

const fields = group({ anna: 'owner', boris: 'admin', carol: 'member' });
const all = leaves('anna', 'boris', 'carol');
const commit = (actor: string, change: GroupChange, after: GroupMember[], from = fields) =>
  afterCommit(from, id(actor), change, after, 9);

test('newcomers begin with the commit that brought them', () => {
  const after = commit('carol', { added: [id('dora')] }, leaves('anna', 'boris', 'carol', 'dora'));
  expect(after?.members.at(-1)).toEqual({
    userId: 'dora',
    role: 'member',
    deliveredSeq: 9,
    readSeq: 9,
  });
});

test('a leaf of somebody who is no member is not followed', () => {
  const intruded = leaves('anna', 'boris', 'carol', 'mallory');
  expect(commit('anna', {}, intruded)).toBeNull();
  expect(commit('carol', { added: [id('dora')] }, intruded)).toBeNull();
  expect(commit('anna', {}, all)).not.toBeNull();
});

test('nor is a committer without the right, whatever the server took', () => {
  expect(commit('carol', { removed: [id('boris')] }, leaves('anna', 'carol'))).toBeNull();
  expect(commit('boris', { removed: [id('anna')] }, leaves('boris', 'carol'))).toBeNull();
  expect(commit('boris', { roles: [{ userId: id('carol'), role: 'admin' }] }, all)).toBeNull();
  expect(commit('mallory', {}, all)).toBeNull();
});

test('nor one whose leaves do not fit what it says', () => {
  expect(commit('anna', { removed: [id('carol')] }, all)).toBeNull();
  expect(commit('anna', { added: [id('dora')] }, all)).toBeNull();
});

test('whoever left keeps a leaf for a while, and no voice', () => {
  const left = afterLeaving(fields, id('carol'), all);
  expect(left.departed).toEqual(['carol']);
  expect(maySay(left, id('carol'), 'text')).toBe(false);
  expect(commit('carol', {}, all, left)).toBeNull();
  const cleared = commit('boris', {}, leaves('anna', 'boris'), left);
  expect(cleared).toMatchObject({ departed: [], former: ['carol'] });
  const back = leaves('anna', 'boris', 'carol');
  expect(commit('boris', { added: [id('carol')] }, back, cleared!)?.former).toEqual([]);
});

test('rights decide what is taken from whom', () => {
  const strict: GroupFields = {
    ...fields,
    permissions: { add: 'admins', edit: 'admins', pin: 'admins', write: 'admins' },
  };
  expect(maySay(strict, id('carol'), 'text')).toBe(false);
  expect(maySay(strict, id('carol'), 'pin')).toBe(false);
  expect(maySay(strict, id('carol'), 'group-leave')).toBe(true);
  expect(maySay(strict, id('boris'), 'text')).toBe(true);
  expect(maySay(fields, id('carol'), 'text')).toBe(true);
  expect(maySay(null, id('anybody'), 'text')).toBe(true);
});

test('a change is what the committer signed, or nothing at all', () => {
  expect(parseChange(new Uint8Array())).toEqual({});
  expect(parseChange(utf8('{"added":["nobody"]}'))).toBeNull();
  expect(parseChange(utf8('{'))).toBeNull();
  expect(parseChange(utf8('{"roles":[],"more":1}'))).toBeNull();
});

test('of a handed on group the line names the new owner', () => {
  const roles = [
    { userId: id('anna'), role: 'admin' as const },
    { userId: id('boris'), role: 'owner' as const },
  ];
  expect(eventOf({ roles })).toEqual({ type: 'role', userId: 'boris', role: 'owner' });
  expect(eventOf({})).toBeNull();
});
