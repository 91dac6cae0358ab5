import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SystemEvent } from '#contract/content/group.ts';
import type { InviteLimits } from '#contract/wire/invites.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import {
  type TestClient,
  type TestServer,
  history,
  online,
  registered,
  testClient,
  testServer,
  texts,
  until,
  valueOf,
} from './testing/harness.ts';

const FREE: InviteLimits = { approval: false, expiresAt: null, maxUses: null };

let server: TestServer;
let count = 0;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.remove());

async function people(...names: string[]): Promise<TestClient[]> {
  const round = ++count;
  return Promise.all(names.map((name) => registered(server.url, `${name}_i${round}`)));
}

const idOf = async ({ engine }: TestClient): Promise<UserId> => (await engine.account())!.userId;

const groupIn = async ({ engine }: TestClient, chatId: ChatId) =>
  (await engine.chat(chatId))?.group ?? null;

const isIn = async (client: TestClient, chatId: ChatId) =>
  (await groupIn(client, chatId))?.state === 'active';

async function eventsIn({ engine }: TestClient, chatId: ChatId): Promise<SystemEvent[]> {
  return (await history(engine, chatId)).flatMap(({ event }) => event ?? []);
}

/** A group of Anna and others, once they know its name. */
async function found(anna: TestClient, ...others: TestClient[]): Promise<ChatId> {
  const userIds = await Promise.all(others.map(idOf));
  const { chat } = valueOf(await anna.engine.createGroup({ name: 'House', userIds }));
  for (const one of [anna, ...others]) {
    await until(async () => (await groupIn(one, chat.chatId))?.name === 'House');
  }
  return chat.chatId;
}

/** A link, once a member knows it. */
async function linkOf(
  admin: TestClient,
  chatId: ChatId,
  limits: Partial<InviteLimits> = {},
  ...knowing: TestClient[]
) {
  const invite = valueOf(await admin.engine.createInvite(chatId, { ...FREE, ...limits }));
  for (const one of [admin, ...knowing]) {
    await until(async () =>
      (await eventsIn(one, chatId)).some(({ type }) => type === 'invite-opened'),
    );
  }
  return { inviteId: invite.inviteId, url: invite.url! };
}

test('somebody with the link sees the name, joins, and is let in by whoever is online', async () => {
  const [anna, boris, carol] = (await people('anna', 'boris', 'carol')) as [
    TestClient,
    TestClient,
    TestClient,
  ];
  const chatId = await found(anna, boris);
  const { url } = await linkOf(anna, chatId, {}, boris);
  await anna.engine.stop();
  expect(valueOf(await carol.engine.lookInvite(url))).toMatchObject({
    chatId,
    name: 'House',
    members: 2,
    state: 'open',
    own: 'none',
    approval: false,
  });
  expect(valueOf(await carol.engine.joinInvite(url))).toBe('pending');
  await until(async () => (await groupIn(carol, chatId))?.name === 'House');
  await until(async () => (await carol.engine.joins()).length === 0);
  valueOf(await carol.engine.sendText(chatId, 'here I am'));
  await until(async () => (await texts(boris.engine, chatId)).includes('here I am'));
  const told = await eventsIn(boris, chatId);
  expect(told.at(-1)).toEqual({ type: 'admitted', users: [await idOf(carol)] });
  expect((await eventsIn(carol, chatId))[0]).toEqual({ type: 'joined', invite: true });
  // A newcomer knows the link and may let the next one in.
  const [dora] = (await people('dora')) as [TestClient];
  await boris.engine.stop();
  valueOf(await dora.engine.joinInvite(url));
  await until(() => isIn(dora, chatId));
});

test('with approval admins see who asks, by name, and decide; both sides survive a restart', async () => {
  const [anna, boris, carol] = (await people('anna', 'boris', 'carol')) as [
    TestClient,
    TestClient,
    TestClient,
  ];
  const dora = await registered(server.url, `dora_i${count}`);
  const chatId = await found(anna, boris);
  const { url, inviteId } = await linkOf(anna, chatId, { approval: true }, boris);
  await anna.engine.stop();
  expect(valueOf(await carol.engine.joinInvite(url))).toBe('pending');
  expect(valueOf(await dora.engine.joinInvite(url))).toBe('pending');
  await carol.engine.stop();
  const later = await testClient({ store: carol.store });
  expect(await later.engine.joins()).toMatchObject([{ inviteId, name: 'House', state: 'pending' }]);
  const back = await testClient({ store: anna.store });
  await until(async () => (await back.engine.joinRequests(chatId)).length === 2);
  const requests = await back.engine.joinRequests(chatId);
  expect(requests.map(({ displayName }) => displayName).toSorted()).toEqual([
    `Name carol_i${count}`,
    `Name dora_i${count}`,
  ]);
  expect(await boris.engine.joinRequests(chatId)).toEqual([]);
  expect(await boris.engine.acceptJoin(chatId, await idOf(later))).toMatchObject({
    code: 'forbidden',
  });
  expect(await isIn(later, chatId)).toBe(false);
  valueOf(await back.engine.acceptJoin(chatId, await idOf(later)));
  await until(() => isIn(later, chatId));
  valueOf(await back.engine.declineJoin(chatId, await idOf(dora)));
  await until(async () => (await dora.engine.joins())[0]?.state === 'declined');
  expect(valueOf(await dora.engine.joinInvite(url))).toBe('declined');
  expect(await dora.engine.chat(chatId)).toBeNull();
  valueOf(await dora.engine.withdrawJoin(inviteId));
  expect(await dora.engine.joins()).toEqual([]);
});

test('revoked, used-up, expired, foreign and mistyped links; members make none', async () => {
  const [anna, boris, carol] = (await people('anna', 'boris', 'carol')) as [
    TestClient,
    TestClient,
    TestClient,
  ];
  const dora = await registered(server.url, `dora_i${count}`);
  const chatId = await found(anna, boris);
  expect(await boris.engine.createInvite(chatId, FREE)).toMatchObject({ code: 'forbidden' });
  expect(await boris.engine.invites(chatId)).toMatchObject({ code: 'forbidden' });
  const single = await linkOf(anna, chatId, { maxUses: 1 }, boris);
  valueOf(await carol.engine.joinInvite(single.url));
  await until(() => isIn(carol, chatId));
  expect(await dora.engine.joinInvite(single.url)).toMatchObject({ code: 'invite-over' });
  expect(valueOf(await dora.engine.lookInvite(single.url)).state).toBe('used-up');
  const past = await linkOf(anna, chatId, { expiresAt: Date.now() - 1000 });
  expect(await dora.engine.joinInvite(past.url)).toMatchObject({ code: 'invite-over' });
  const { url, inviteId } = await linkOf(anna, chatId);
  expect(valueOf(await anna.engine.invites(chatId)).map((one) => one.url)[0]).toBe(url);
  valueOf(await anna.engine.revokeInvite(chatId, inviteId));
  expect(await dora.engine.joinInvite(url)).toMatchObject({ code: 'invite-over' });
  expect(valueOf(await dora.engine.lookInvite(url)).state).toBe('revoked');
  expect(valueOf(await anna.engine.invites(chatId))).toHaveLength(2);
  const foreign = url.replace(server.url, 'https://chat.example.org');
  expect(await dora.engine.lookInvite(foreign)).toMatchObject({ code: 'origin-mismatch' });
  const guessed = `${url.slice(0, -43)}${'A'.repeat(43)}`;
  expect(await dora.engine.lookInvite(guessed)).toMatchObject({ code: 'invite-over' });
  expect(await dora.engine.lookInvite('House')).toMatchObject({ code: 'bad-input' });
  expect(await dora.engine.chat(chatId)).toBeNull();
});

test('a removed person waits for an admin; one who left comes back by the link', async () => {
  const [anna, boris, carol] = (await people('anna', 'boris', 'carol')) as [
    TestClient,
    TestClient,
    TestClient,
  ];
  const chatId = await found(anna, boris, carol);
  const { url } = await linkOf(anna, chatId, {}, boris, carol);
  valueOf(await anna.engine.removeMember(chatId, await idOf(boris)));
  await until(async () => (await groupIn(boris, chatId))?.state === 'ended');
  expect(valueOf(await boris.engine.lookInvite(url))).toMatchObject({ approval: true });
  valueOf(await boris.engine.joinInvite(url));
  await until(async () => (await anna.engine.joinRequests(chatId)).length === 1);
  valueOf(await carol.engine.leaveGroup(chatId));
  await until(async () => (await groupIn(carol, chatId))?.state === 'ended');
  valueOf(await carol.engine.joinInvite(url));
  await until(() => isIn(carol, chatId));
  expect((await groupIn(boris, chatId))?.state).toBe('ended');
  valueOf(await anna.engine.acceptJoin(chatId, await idOf(boris)));
  await until(() => isIn(boris, chatId));
});

test('the link shows what the group is called now; a demoted admin decides nothing', async () => {
  const [anna, boris, carol] = (await people('anna', 'boris', 'carol')) as [
    TestClient,
    TestClient,
    TestClient,
  ];
  const chatId = await found(anna, boris);
  valueOf(await anna.engine.setRole(chatId, await idOf(boris), 'admin'));
  await until(async () => (await groupIn(boris, chatId))?.role === 'admin');
  const { url } = await linkOf(boris, chatId, { approval: true }, anna);
  // The secret is for the one who made the link; the others see that it is there.
  expect(valueOf(await anna.engine.invites(chatId))).toMatchObject([{ url: null, uses: 0 }]);
  valueOf(await anna.engine.setGroupInfo(chatId, { name: 'Garden' }));
  await until(async () => valueOf(await carol.engine.lookInvite(url)).name === 'Garden');
  valueOf(await carol.engine.joinInvite(url));
  await until(async () => (await boris.engine.joinRequests(chatId)).length === 1);
  valueOf(await anna.engine.setRole(chatId, await idOf(boris), 'member'));
  await until(async () => (await boris.engine.joinRequests(chatId)).length === 0);
  expect(await boris.engine.acceptJoin(chatId, await idOf(carol))).toMatchObject({
    code: 'forbidden',
  });
  valueOf(await anna.engine.acceptJoin(chatId, await idOf(carol)));
  await until(() => isIn(carol, chatId));
  await online(carol.engine);
});
