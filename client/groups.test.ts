import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SystemEvent } from '#contract/content/group.ts';
import type { GroupView } from '#contract/engine/groups.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import {
  type TestClient,
  type TestServer,
  history,
  registered,
  testClient,
  testServer,
  texts,
  until,
  valueOf,
} from './testing/harness.ts';

let server: TestServer;
let count = 0;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.remove());

async function people(...names: string[]): Promise<TestClient[]> {
  const round = ++count;
  return Promise.all(names.map((name) => registered(server.url, `${name}_${round}`)));
}

async function idOf({ engine }: TestClient): Promise<UserId> {
  return (await engine.account())!.userId;
}

async function groupIn(client: TestClient, chatId: ChatId): Promise<GroupView | null> {
  return (await client.engine.chat(chatId))?.group ?? null;
}

async function rosterIn(client: TestClient, chatId: ChatId): Promise<Record<string, string>> {
  const group = await groupIn(client, chatId);
  return Object.fromEntries((group?.members ?? []).map(({ userId, role }) => [userId, role]));
}

async function eventsIn({ engine }: TestClient, chatId: ChatId): Promise<SystemEvent['type'][]> {
  const messages = await history(engine, chatId);
  return messages.flatMap(({ event }) => event?.type ?? []);
}

/** A group of its creator and others, once all of them follow it and know its name. */
async function found(name: string, creator: TestClient, ...others: TestClient[]): Promise<ChatId> {
  const userIds = await Promise.all(others.map(idOf));
  const made = valueOf(await creator.engine.createGroup({ name, userIds }));
  const { chatId } = made.chat;
  expect(made.unreachable).toEqual([]);
  for (const one of others) await until(async () => (await groupIn(one, chatId))?.name === name);
  return chatId;
}

async function says(client: TestClient, chatId: ChatId, text: string): Promise<void> {
  valueOf(await client.engine.sendText(chatId, text));
}

async function hears(client: TestClient, chatId: ChatId, text: string): Promise<void> {
  await until(async () => (await texts(client.engine, chatId)).includes(text));
}

test('a group of three: everybody reads everybody and knows name, roles and people', async () => {
  const [anna, boris, carol] = (await people('anna', 'boris', 'carol')) as [
    TestClient,
    TestClient,
    TestClient,
  ];
  const chatId = await found('House', anna, boris, carol);
  await says(carol, chatId, 'from carol');
  await hears(anna, chatId, 'from carol');
  await hears(boris, chatId, 'from carol');
  await says(boris, chatId, 'from boris');
  await hears(carol, chatId, 'from boris');
  expect(await rosterIn(carol, chatId)).toEqual({
    [await idOf(anna)]: 'owner',
    [await idOf(boris)]: 'member',
    [await idOf(carol)]: 'member',
  });
  await until(async () =>
    (await groupIn(carol, chatId))!.members.every(({ displayName }) => displayName !== null),
  );
  expect(await eventsIn(carol, chatId)).toEqual(['joined']);
  expect(await eventsIn(anna, chatId)).toEqual(['created', 'added']);
  const [message] = (await history(boris.engine, chatId)).filter(({ own }) => own);
  await boris.engine.stop();
  await carol.engine.markRead(chatId, message?.seq ?? 0);
  await until(async () => (await anna.engine.chat(chatId))!.peerDeliveredSeq >= message!.seq!);
});

test('somebody removed reads nothing later; somebody added nothing earlier', async () => {
  const [anna, boris, carol, dora] = (await people('anna', 'boris', 'carol', 'dora')) as [
    TestClient,
    TestClient,
    TestClient,
    TestClient,
  ];
  const chatId = await found('Garden', anna, boris, carol);
  await says(anna, chatId, 'before');
  await hears(carol, chatId, 'before');
  valueOf(await anna.engine.removeMember(chatId, await idOf(carol)));
  await says(anna, chatId, 'after');
  await hears(boris, chatId, 'after');
  valueOf(await boris.engine.addMembers(chatId, [await idOf(dora)]));
  await says(boris, chatId, 'with dora');
  await hears(dora, chatId, 'with dora');
  expect(await texts(dora.engine, chatId)).not.toContain('after');
  await until(async () => (await groupIn(carol, chatId))?.state === 'ended');
  expect(await texts(carol.engine, chatId)).not.toContain('after');
  expect(await eventsIn(carol, chatId)).toEqual(['joined', 'removed']);
  expect(await carol.engine.addMembers(chatId, [])).toEqual({ ok: false, code: 'not-a-member' });
  await until(async () => (await groupIn(dora, chatId))?.name === 'Garden');
});

test('whoever leaves is out; the owner hands on; the leaves are cleared away', async () => {
  const [anna, boris, carol] = (await people('anna', 'boris', 'carol')) as [
    TestClient,
    TestClient,
    TestClient,
  ];
  const chatId = await found('Choir', anna, boris, carol);
  // Both came with one commit: an admin inherits before a member.
  valueOf(await anna.engine.setRole(chatId, await idOf(boris), 'admin'));
  valueOf(await anna.engine.leaveGroup(chatId));
  await until(async () => (await groupIn(anna, chatId))?.state === 'ended');
  await until(async () => (await rosterIn(carol, chatId))[await idOf(boris)] === 'owner');
  await until(async () => !((await idOf(anna)) in (await rosterIn(carol, chatId))));
  await says(carol, chatId, 'without anna');
  await hears(boris, chatId, 'without anna');
  expect(await texts(anna.engine, chatId)).not.toContain('without anna');
  expect(await eventsIn(boris, chatId)).toEqual(['joined', 'role', 'role', 'left']);
  valueOf(await boris.engine.addMembers(chatId, [await idOf(anna)]));
  await until(async () => (await groupIn(anna, chatId))?.state === 'active');
  await says(boris, chatId, 'welcome back');
  await hears(anna, chatId, 'welcome back');
});

test('roles decide; the name and permissions reach everybody in one order', async () => {
  const [anna, boris, carol] = (await people('anna', 'boris', 'carol')) as [
    TestClient,
    TestClient,
    TestClient,
  ];
  const chatId = await found('Team', anna, boris, carol);
  const [annaId, borisId, carolId] = [await idOf(anna), await idOf(boris), await idOf(carol)];
  expect(await boris.engine.setGroupInfo(chatId, { name: 'Mine' })).toMatchObject({
    code: 'forbidden',
  });
  expect(await boris.engine.removeMember(chatId, carolId)).toMatchObject({ code: 'forbidden' });
  expect(await boris.engine.setRole(chatId, borisId, 'admin')).toMatchObject({ code: 'forbidden' });
  valueOf(await anna.engine.setRole(chatId, borisId, 'admin'));
  await until(async () => (await rosterIn(boris, chatId))[borisId] === 'admin');
  await Promise.all([
    boris.engine.setGroupInfo(chatId, { name: 'By Boris' }),
    anna.engine.setGroupInfo(chatId, { name: 'By Anna', description: 'What for' }),
  ]);
  const names = async () =>
    Promise.all([anna, boris, carol].map(async (one) => (await groupIn(one, chatId))?.name));
  await until(async () => {
    const [first, ...others] = await names();
    return first !== 'Team' && others.every((name) => name === first);
  });
  valueOf(
    await boris.engine.setPermissions(chatId, {
      add: 'admins',
      edit: 'everyone',
      pin: 'admins',
      write: 'admins',
    }),
  );
  await until(async () => (await groupIn(carol, chatId))?.permissions.edit === 'everyone');
  expect(await carol.engine.addMembers(chatId, [annaId, borisId])).toMatchObject({ ok: true });
  valueOf(await anna.engine.setRole(chatId, carolId, 'owner'));
  await until(async () => (await rosterIn(boris, chatId))[carolId] === 'owner');
  expect((await rosterIn(boris, chatId))[annaId]).toBe('admin');
});

test('changes that several admins make at once converge', async () => {
  const [anna, boris, carol, ...more] = (await people(
    'anna',
    'boris',
    'carol',
    'd',
    'e',
    'f',
    'g',
  )) as [TestClient, TestClient, TestClient, ...TestClient[]];
  const chatId = await found('Crowd', anna, boris, carol);
  const ids = await Promise.all(more.map(idOf));
  const outcomes = await Promise.all([
    anna.engine.addMembers(chatId, ids.slice(0, 3)),
    boris.engine.addMembers(chatId, ids.slice(1, 4)),
    carol.engine.addMembers(chatId, ids),
    anna.engine.setRole(chatId, await idOf(boris), 'admin'),
  ]);
  expect(outcomes.every(({ ok }) => ok)).toBe(true);
  await says(boris, chatId, 'all here?');
  for (const one of [anna, carol, ...more]) await hears(one, chatId, 'all here?');
  const rosters = await Promise.all([anna, boris, carol].map((one) => rosterIn(one, chatId)));
  expect(Object.keys(rosters[0]!)).toHaveLength(7);
  expect(rosters[1]).toEqual(rosters[0]);
  expect(rosters[2]).toEqual(rosters[0]);
});

test('a device that lost its state is let in anew and reads on', async () => {
  const [anna, boris, carol] = (await people('anna', 'boris', 'carol')) as [
    TestClient,
    TestClient,
    TestClient,
  ];
  const chatId = await found('Archive', anna, boris, carol);
  await says(anna, chatId, 'before the loss');
  await hears(carol, chatId, 'before the loss');
  await carol.engine.stop();
  await carol.store.write([
    { table: 'groups', delete: [chatId] },
    { table: 'groupDeltas', index: 'byChat', deletePrefix: [chatId] },
  ]);
  await says(anna, chatId, 'nobody told carol');
  await hears(boris, chatId, 'nobody told carol');
  const again = await testClient({ store: carol.store });
  await until(() => again.logs.includes('group-broken:state'));
  await until(async () => (await groupIn(again, chatId))?.state === 'active');
  await says(boris, chatId, 'carol is back');
  await hears(again, chatId, 'carol is back');
  await says(again, chatId, 'so I am');
  await hears(anna, chatId, 'so I am');
  const kinds = (await history(again.engine, chatId)).map(({ kind }) => kind);
  expect(kinds).toContain('undecryptable');
  expect(Object.keys(await rosterIn(again, chatId))).toHaveLength(3);
});
