import { beforeEach, expect, test } from 'vitest';
import type { OpenInvite } from '#contract/content/invite.ts';
import { encodeBase64Url } from '#contract/wire/base64url.ts';
import { DEFAULT_PERMISSIONS } from '#contract/wire/groups.ts';
import type { InviteId, PendingJoin } from '#contract/wire/invites.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import {
  type InviteKeys,
  inviteKeys,
  newInviteSecret,
  sealHello,
  signJoin,
} from '#e2ee/invites/invite.ts';
import { type ChatRecord, newChat } from '../records/chat.ts';
import { TIMING } from '../runtime/context.ts';
import { ok } from '../runtime/results.ts';
import { Timers } from '../runtime/timers.ts';
import { type AdmissionsDeps, createAdmissions } from './admissions.ts';

const CHAT = '0190a1b2-0000-7000-8000-000000000001' as ChatId;
const LINK = '0190a1b2-0000-7000-8000-000000000002' as InviteId;
const [ANNA, BORIS, CAROL] = ['a', 'b', 'c'].map((one) => one.repeat(32)) as [
  UserId,
  UserId,
  UserId,
];

let keys: InviteKeys;
let group: ChatRecord;
let joins: PendingJoin[];
let admitted: UserId[];
let logs: string[];
let blocked: UserId[];

beforeEach(() => {
  keys = inviteKeys(newInviteSecret());
  const open: OpenInvite = {
    id: LINK,
    key: encodeBase64Url(keys.publicKey),
    seal: encodeBase64Url(keys.seal),
    approval: false,
    expiresAt: null,
    maxUses: null,
  };
  const members = [{ userId: ANNA, role: 'admin' as const, deliveredSeq: 0, readSeq: 0 }];
  const chat = newChat({
    chatId: CHAT,
    kind: 'group',
    createdAt: 0,
    peerId: null,
    members,
    readSeq: 0,
  });
  group = { ...chat, group: 'active', permissions: DEFAULT_PERMISSIONS, invites: [open] };
  [joins, admitted, logs, blocked] = [[], [], [], []];
});

/** Anna's device, with a server that says what it likes. */
async function refreshed() {
  const self = { userId: ANNA };
  const deps = {
    context: {
      now: () => 1000,
      random: () => 0,
      log: (code: string) => logs.push(code),
      timing: TIMING,
    },
    timers: new Timers(),
    account: { current: self, self },
    book: { get: () => group, list: () => [group] },
    requester: { request: async () => ok({ joins }) },
    admit: async (_chat: ChatId, _invite: InviteId, userIds: UserId[]) => {
      admitted.push(...userIds);
      return ok();
    },
    isBlocked: (userId: UserId) => blocked.includes(userId),
    changed: () => {},
  } as unknown as AdmissionsDeps;
  const admissions = createAdmissions(deps);
  await admissions.refresh(CHAT);
  await new Promise((resolve) => setTimeout(resolve));
  return admissions;
}

async function asks(userId: UserId, signer: InviteKeys = keys, signed = userId): Promise<void> {
  joins.push({
    inviteId: LINK,
    userId,
    proof: await signJoin(signer, CHAT, LINK, signed),
    hello: sealHello(keys.seal, LINK, userId, { v: 1, displayName: 'Somebody' }),
    approval: false,
    requestedAt: 500,
  });
}

test('whoever proves the invitation is let in', async () => {
  await asks(BORIS);
  await refreshed();
  expect(admitted).toEqual([BORIS]);
});

test('a server that makes up requests, or changes whose they are, lets nobody in', async () => {
  await asks(BORIS, inviteKeys(newInviteSecret()));
  await asks(CAROL, keys, BORIS);
  const admissions = await refreshed();
  expect(admitted).toEqual([]);
  expect(admissions.waiting(CHAT)).toEqual([]);
  expect(logs).toEqual(['protocol-violation:join', 'protocol-violation:join']);
  expect(await admissions.accept(CHAT, CAROL)).toMatchObject({ code: 'not-found' });
});

test('a server that forgets a revocation lets nobody in', async () => {
  await asks(BORIS);
  group = { ...group, invites: [] };
  const admissions = await refreshed();
  expect(admitted).toEqual([]);
  expect(admissions.waiting(CHAT)).toEqual([]);
});

test('what the server calls open waits for an admin where the members know better', async () => {
  await asks(BORIS);
  const [invite] = group.invites;
  const doubts: (() => void)[] = [
    () => (group = { ...group, barred: [BORIS] }),
    () => (group = { ...group, barred: [], invites: [{ ...invite!, approval: true }] }),
    () => (group = { ...group, invites: [{ ...invite!, expiresAt: 999 }] }),
    () => {
      group = { ...group, invites: [invite!] };
      blocked = [BORIS];
    },
  ];
  for (const doubt of doubts) {
    doubt();
    const admissions = await refreshed();
    expect(admitted).toEqual([]);
    expect(admissions.waiting(CHAT)).toMatchObject([{ userId: BORIS, displayName: 'Somebody' }]);
  }
});

test('where only admins add, a member lets nobody in and decides on nobody', async () => {
  await asks(BORIS);
  const members = group.members.map((member) => ({ ...member, role: 'member' as const }));
  group = { ...group, members, permissions: { ...DEFAULT_PERMISSIONS, add: 'admins' } };
  const admissions = await refreshed();
  expect(admitted).toEqual([]);
  expect(await admissions.accept(CHAT, BORIS)).toMatchObject({ code: 'forbidden' });
});
