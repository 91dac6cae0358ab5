import { type KeyObject, generateKeyPairSync, sign } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinMessage, lookMessage } from '#contract/wire/invite-proof.ts';
import type { InviteId } from '#contract/wire/invites.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { type TestClient, bytes, join, newId } from '../testing/client.ts';
import { type TestServer, testServer } from '../testing/server.ts';

interface Link {
  chatId: ChatId;
  inviteId: InviteId;
  privateKey: KeyObject;
}

interface Wishes {
  approval?: boolean;
  expiresAt?: number | null;
  maxUses?: number | null;
}

function newLink(chatId: ChatId) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = Uint8Array.from(publicKey.export({ type: 'spki', format: 'der' }).subarray(-32));
  return { key, link: { chatId, inviteId: newId() as string as InviteId, privateKey } };
}

async function create(admin: TestClient, chatId: ChatId, wishes: Wishes = {}): Promise<Link> {
  const { key, link } = newLink(chatId);
  const { approval = false, expiresAt = null, maxUses = null } = wishes;
  const { inviteId } = link;
  const sealed = { preview: bytes(), secret: bytes() };
  await admin.ask('invite:create', {
    chatId,
    inviteId,
    key,
    ...sealed,
    approval,
    expiresAt,
    maxUses,
  });
  return link;
}

const signed = (message: Uint8Array, { privateKey }: Link) =>
  Uint8Array.from(sign(null, message, privateKey));

const looking = ({ userId }: TestClient, link: Link) => ({
  inviteId: link.inviteId,
  proof: signed(lookMessage(link.inviteId, userId), link),
});

const joining = ({ userId }: TestClient, link: Link) => ({
  inviteId: link.inviteId,
  proof: signed(joinMessage(link.chatId, link.inviteId, userId), link),
  hello: bytes(),
});

async function group(server: TestServer) {
  const [anna, boris, carol] = [
    await join(server.url),
    await join(server.url),
    await join(server.url),
  ];
  const { chat } = await anna.ask('chat:create', { kind: 'group', id: newId() });
  const { chatId } = chat;
  await add(anna, chatId, 0, boris);
  return { anna, boris, carol, chatId };
}

function add(actor: TestClient, chatId: ChatId, epoch: number, who: TestClient, invite?: InviteId) {
  return actor.ask('chat:commit', {
    chatId,
    epoch,
    id: newId(),
    commit: bytes(),
    welcome: bytes(),
    added: [who.deviceId],
    removed: [],
    change: { added: [who.userId], ...(invite ? { invite } : {}) },
  });
}

function remove(actor: TestClient, chatId: ChatId, epoch: number, who: TestClient) {
  return actor.ask('chat:commit', {
    chatId,
    epoch,
    id: newId(),
    commit: bytes(),
    added: [],
    removed: [who.deviceId],
    change: { removed: [who.userId] },
  });
}

test('somebody with a link asks, a member lets them in, the link counts it', async () => {
  await using server = await testServer();
  const { anna, boris, carol, chatId } = await group(server);
  const link = await create(anna, chatId, { maxUses: 5 });
  const { inviteId } = link;
  expect(await carol.ask('invite:look', looking(carol, link))).toMatchObject({
    state: 'open',
    own: 'none',
    members: 2,
    approval: false,
  });
  const request = joining(carol, link);
  expect(await carol.ask('invite:join', request)).toMatchObject({ own: 'pending' });
  // Again changes nothing.
  expect(await carol.ask('invite:join', request)).toMatchObject({ own: 'pending' });
  expect(await boris.push('join:changed')).toEqual({ chatId });
  const { joins } = await boris.ask('join:list', { chatId });
  expect(joins).toMatchObject([{ inviteId, userId: carol.userId, approval: false }]);
  expect(joins[0]?.proof).toEqual(request.proof);
  await add(boris, chatId, 1, carol, inviteId);
  const { entries } = await carol.ask('chat:fetch', { chatId, afterSeq: 0, limit: 9 });
  expect(entries.at(-1)?.roster).toMatchObject({ invite: inviteId, added: [carol.userId] });
  expect(await carol.ask('invite:look', looking(carol, link))).toMatchObject({ own: 'member' });
  const { invites } = await anna.ask('invite:list', { chatId });
  expect(invites).toMatchObject([{ inviteId, userId: anna.userId, uses: 1, maxUses: 5 }]);
  expect((await boris.ask('join:list', { chatId })).joins).toEqual([]);
});

test('only admins make, list and end links, and decide on requests', async () => {
  await using server = await testServer();
  const { anna, boris, carol, chatId } = await group(server);
  const link = await create(anna, chatId, { approval: true });
  const { inviteId } = link;
  const { key } = newLink(chatId);
  const own = { key, preview: bytes(), secret: bytes(), approval: false, maxUses: null };
  for (const [client, code] of [
    [boris, 'forbidden'],
    [carol, 'not-a-member'],
  ] as const) {
    const fresh = { ...own, chatId, inviteId: newId() as string as InviteId, expiresAt: null };
    expect(await client.refused('invite:create', fresh)).toBe(code);
    expect(await client.refused('invite:list', { chatId })).toBe(code);
    expect(await client.refused('invite:revoke', { inviteId })).toBe(code);
    expect(await client.refused('invite:preview', { inviteId, preview: bytes() })).toBe(code);
  }
  await carol.ask('invite:join', joining(carol, link));
  expect(await boris.refused('join:decline', { inviteId, userId: carol.userId })).toBe('forbidden');
  expect(await carol.refused('join:list', { chatId })).toBe('not-a-member');
  // What waits for an admin is not shown to members.
  expect((await boris.ask('join:list', { chatId })).joins).toEqual([]);
  expect((await anna.ask('join:list', { chatId })).joins).toHaveLength(1);
  await anna.ask('join:decline', { inviteId, userId: carol.userId });
  expect(await carol.push('join:ended')).toEqual({ inviteId });
  expect(await carol.ask('invite:join', joining(carol, link))).toMatchObject({ own: 'declined' });
  expect((await anna.ask('join:list', { chatId })).joins).toEqual([]);
});

test('an id without the secret, or with the proof of somebody else, tells and opens nothing', async () => {
  await using server = await testServer();
  const { anna, carol, chatId } = await group(server);
  const link = await create(anna, chatId);
  const dora = await join(server.url);
  const { link: foreign } = newLink(chatId);
  const forged = { ...foreign, inviteId: link.inviteId };
  expect(await carol.refused('invite:look', looking(carol, forged))).toBe('not-found');
  expect(await carol.refused('invite:join', joining(carol, forged))).toBe('not-found');
  expect(await carol.refused('invite:join', joining(dora, link))).toBe('not-found');
  const asked = { ...joining(carol, link), proof: looking(carol, link).proof };
  expect(await carol.refused('invite:join', asked)).toBe('not-found');
  expect((await anna.ask('join:list', { chatId })).joins).toEqual([]);
});

test('revoked, expired and used-up links admit nobody; the secret is for its maker alone', async () => {
  await using server = await testServer();
  const { anna, boris, carol, chatId } = await group(server);
  const dora = await join(server.url);
  const expired = await create(anna, chatId, { expiresAt: Date.now() - 1 });
  expect(await carol.refused('invite:join', joining(carol, expired))).toBe('invite-over');
  const single = await create(anna, chatId, { maxUses: 1 });
  await carol.ask('invite:join', joining(carol, single));
  expect(await dora.refused('invite:join', joining(dora, single))).toBe('invite-over');
  expect(await dora.ask('invite:look', looking(dora, single))).toMatchObject({ state: 'used-up' });
  // A request that is taken back gives its use back.
  await carol.ask('invite:withdraw', { inviteId: single.inviteId });
  await dora.ask('invite:join', joining(dora, single));
  const { inviteId } = single;
  await anna.ask('invite:revoke', { inviteId });
  expect(await dora.push('join:ended')).toEqual({ inviteId });
  expect(await dora.refused('invite:join', joining(dora, single))).toBe('invite-over');
  expect(await dora.ask('invite:look', looking(dora, single))).toMatchObject({
    state: 'revoked',
    own: 'none',
  });
  const change = { roles: [{ userId: boris.userId, role: 'admin' as const }] };
  const commit = { chatId, epoch: 1, id: newId(), commit: bytes(), added: [], removed: [], change };
  await anna.ask('chat:commit', commit);
  const { invites } = await boris.ask('invite:list', { chatId });
  expect(invites.map((one) => [one.inviteId, one.secret])).toEqual([[expired.inviteId, null]]);
  expect((await anna.ask('invite:list', { chatId })).invites[0]?.secret).not.toBeNull();
});

test('whoever was removed waits for an admin, whatever the link says', async () => {
  await using server = await testServer();
  const { anna, boris, chatId } = await group(server);
  const link = await create(anna, chatId);
  await remove(anna, chatId, 1, boris);
  expect(await boris.ask('invite:look', looking(boris, link))).toMatchObject({ approval: true });
  await boris.ask('invite:join', joining(boris, link));
  expect((await anna.ask('join:list', { chatId })).joins).toMatchObject([{ approval: true }]);
  await add(anna, chatId, 2, boris, link.inviteId);
  expect(await boris.ask('invite:look', looking(boris, link))).toMatchObject({ approval: false });
});

test('whom the maker of a link has blocked waits for an admin', async () => {
  await using server = await testServer();
  const { anna, carol, chatId } = await group(server);
  const link = await create(anna, chatId);
  await anna.ask('block:set', { userId: carol.userId, blocked: true });
  await carol.ask('invite:join', joining(carol, link));
  expect((await anna.ask('join:list', { chatId })).joins).toMatchObject([{ approval: true }]);
});

test('however requests race and in whatever order, a link is never used more often than allowed', async () => {
  await using server = await testServer();
  const { anna, chatId } = await group(server);
  const crowd = await Promise.all(Array.from({ length: 6 }, () => join(server.url)));
  const step = fc.record({
    who: fc.nat({ max: 5 }),
    what: fc.constantFrom('join', 'join', 'withdraw', 'decline', 'look'),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }),
      async (maxUses, rounds) => {
        const link = await create(anna, chatId, { maxUses, approval: true });
        const { inviteId } = link;
        for (const round of rounds) {
          await Promise.all(
            round.map(({ who, what }) => {
              const person = crowd[who]!;
              const { userId } = person;
              if (what === 'join') return person.request('invite:join', joining(person, link));
              if (what === 'look') return person.request('invite:look', looking(person, link));
              if (what === 'withdraw') return person.request('invite:withdraw', { inviteId });
              return anna.request('join:decline', { inviteId, userId });
            }),
          );
          const { invites } = await anna.ask('invite:list', { chatId });
          const { joins } = await anna.ask('join:list', { chatId });
          const waiting = joins.filter((one) => one.inviteId === inviteId);
          expect(invites[0]?.uses).toBe(waiting.length);
          expect(waiting.length).toBeLessThanOrEqual(maxUses);
        }
        await anna.ask('invite:revoke', { inviteId });
      },
    ),
    { numRuns: 12 },
  );
});
