import { expect, test } from 'vitest';
import type { GroupChange, Permissions } from '#contract/wire/groups.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { type TestClient, addDevice, bytes, join, message, newId } from '../testing/client.ts';
import { type TestServer, testServer } from '../testing/server.ts';

interface GroupCommit {
  change?: GroupChange;
  added?: TestClient[];
  removed?: TestClient[];
}

function commit(
  chatId: ChatId,
  epoch: number,
  { change, added = [], removed = [] }: GroupCommit = {},
) {
  return {
    chatId,
    epoch,
    id: newId(),
    commit: bytes(),
    ...(added.length > 0 ? { welcome: bytes() } : {}),
    added: added.map(({ deviceId }) => deviceId),
    removed: removed.map(({ deviceId }) => deviceId),
    ...(change ? { change } : {}),
  };
}

const adding = (...people: TestClient[]): GroupCommit => ({
  change: { added: people.map(({ userId }) => userId) },
  added: people,
});
const removing = (...people: TestClient[]): GroupCommit => ({
  change: { removed: people.map(({ userId }) => userId) },
  removed: people,
});
const role = ({ userId }: TestClient, as: 'owner' | 'admin' | 'member'): GroupCommit => ({
  change: { roles: [{ userId, role: as }] },
});

/** Anna owns, Boris is an admin, Carol a member: epoch 2, head 2. */
async function group(server: TestServer) {
  const anna = await join(server.url);
  const boris = await join(server.url);
  const carol = await join(server.url);
  const { chat } = await anna.ask('chat:create', { kind: 'group', id: newId() });
  const { chatId } = chat;
  await anna.ask('chat:commit', commit(chatId, 0, adding(boris, carol)));
  await anna.ask('chat:commit', commit(chatId, 1, role(boris, 'admin')));
  return { anna, boris, carol, chatId };
}

async function rolesFor(client: TestClient, chatId: ChatId) {
  const { chats } = await client.ask('sync:start', { cursors: [] });
  const chat = chats.find((state) => state.chatId === chatId);
  return Object.fromEntries(chat?.members.map((member) => [member.userId, member.role]) ?? []);
}

test('a group begins with its owner and grows by commits', async () => {
  await using server = await testServer();
  const { anna, boris, carol, chatId } = await group(server);
  expect(await rolesFor(carol, chatId)).toEqual({
    [anna.userId]: 'owner',
    [boris.userId]: 'admin',
    [carol.userId]: 'member',
  });
  const { chat } = await carol.push('chat:state');
  expect(chat).toMatchObject({ kind: 'group', joinedSeq: 1, permissions: { write: 'everyone' } });
  expect((await carol.push('log:entry')).entry).toMatchObject({ kind: 'welcome', seq: 1 });
  const { entries } = await carol.ask('chat:fetch', { chatId, afterSeq: 0, limit: 9 });
  const others = [boris.userId, carol.userId].toSorted();
  expect(entries[0]?.roster).toMatchObject({
    members: [
      { userId: anna.userId, role: 'owner' },
      ...others.map((userId) => ({ userId, role: 'member' })),
    ],
    added: expect.arrayContaining(others),
  });
  await carol.ask('message:send', message(chatId, 2));
  expect((await boris.push('log:entry')).entry.seq).toBe(1);
});

test('creating again with the same id answers the same group', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const id = newId();
  const first = await anna.ask('chat:create', { kind: 'group', id });
  expect(await anna.ask('chat:create', { kind: 'group', id })).toEqual(first);
  const other = await anna.ask('chat:create', { kind: 'group', id: newId() });
  expect(other.chat.chatId).not.toBe(first.chat.chatId);
});

test('roles decide who removes, appoints and changes rights', async () => {
  await using server = await testServer();
  const { anna, boris, carol, chatId } = await group(server);
  const everyone: Permissions = { add: 'admins', edit: 'admins', pin: 'admins', write: 'admins' };
  const refused: [TestClient, GroupCommit][] = [
    [carol, removing(boris)],
    [carol, role(carol, 'admin')],
    [carol, { change: { permissions: everyone } }],
    [boris, removing(anna)],
    [boris, role(carol, 'admin')],
    [anna, role(boris, 'owner')],
    [anna, role(anna, 'member')],
    [anna, removing(anna)],
  ];
  for (const [client, change] of refused) {
    expect(await client.refused('chat:commit', commit(chatId, 2, change))).toBe('forbidden');
  }
  await boris.ask('chat:commit', commit(chatId, 2, { change: { permissions: everyone } }));
  const dora = await join(server.url);
  const add = commit(chatId, 3, adding(dora));
  expect(await carol.refused('chat:commit', add)).toBe('forbidden');
  await boris.ask('chat:commit', commit(chatId, 3, adding(dora)));
  const handOver = {
    change: {
      roles: [
        { userId: boris.userId, role: 'owner' as const },
        { userId: anna.userId, role: 'admin' as const },
      ],
    },
  };
  await anna.ask('chat:commit', commit(chatId, 4, handOver));
  expect(await rolesFor(dora, chatId)).toMatchObject({ [boris.userId]: 'owner' });
});

test('where only admins write, members do not', async () => {
  await using server = await testServer();
  const { anna, boris, carol, chatId } = await group(server);
  const permissions: Permissions = {
    add: 'everyone',
    edit: 'admins',
    pin: 'admins',
    write: 'admins',
  };
  const said = message(chatId, 2);
  const first = await carol.ask('message:send', said);
  await anna.ask('chat:commit', commit(chatId, 2, { change: { permissions } }));
  expect(await carol.refused('message:send', message(chatId, 3))).toBe('forbidden');
  expect(await carol.ask('message:send', said)).toEqual(first);
  await boris.ask('message:send', message(chatId, 3));
  await carol.ask('message:send', { ...message(chatId, 3), leave: true });
});

test('members and devices have to agree', async () => {
  await using server = await testServer();
  const { anna, boris, carol, chatId } = await group(server);
  const dora = await join(server.url);
  const laptop = await addDevice(server.url, carol);
  await anna.ask('chat:commit', commit(chatId, 2, { added: [laptop] }));
  const wrong: [GroupCommit, string][] = [
    [{ added: [dora] }, 'conflict'],
    [{ change: { added: [dora.userId] } }, 'conflict'],
    [{ change: { added: [carol.userId] } }, 'forbidden'],
    [{ change: { removed: [dora.userId] } }, 'forbidden'],
    [{ removed: [carol, laptop] }, 'conflict'],
    [removing(carol), 'conflict'],
  ];
  for (const [change, code] of wrong) {
    expect(await anna.refused('chat:commit', commit(chatId, 3, change))).toBe(code);
  }
  const whole = { change: { removed: [carol.userId] }, removed: [carol, laptop] };
  await boris.ask('chat:commit', commit(chatId, 3, whole));
  expect(await rolesFor(boris, chatId)).not.toHaveProperty(carol.userId);
});

test('somebody removed reads up to the removal and nothing later', async () => {
  await using server = await testServer();
  const { anna, boris, carol, chatId } = await group(server);
  await anna.ask('chat:commit', commit(chatId, 2, removing(carol)));
  await boris.ask('message:send', message(chatId, 3));
  expect(await carol.refused('message:send', message(chatId, 3))).toBe('not-a-member');
  const { entries, headSeq } = await carol.ask('chat:fetch', { chatId, afterSeq: 2, limit: 9 });
  expect(entries.map(({ seq, kind }) => [seq, kind])).toEqual([[3, 'commit']]);
  expect(headSeq).toBe(3);
  await carol.ask('chat:confirm', { chatId, seq: 3 });
  expect(await rolesFor(carol, chatId)).toEqual({});
  const later = carol.pushes.filter((push) => JSON.stringify(push.payload).includes('"seq":4'));
  expect(later).toEqual([]);
});

test('whoever leaves is out with that message; others clear the leaves away', async () => {
  await using server = await testServer();
  const { anna, boris, carol, chatId } = await group(server);
  const leave = (epoch: number) => ({ ...message(chatId, epoch), leave: true as const });
  expect(await anna.refused('message:send', leave(2))).toBe('conflict');
  await carol.ask('message:send', leave(2));
  await boris.ask('message:send', message(chatId, 2));
  const { entries } = await carol.ask('chat:fetch', { chatId, afterSeq: 2, limit: 9 });
  expect(entries.map(({ seq }) => seq)).toEqual([3]);
  expect(await rolesFor(anna, chatId)).not.toHaveProperty(carol.userId);
  await boris.ask('chat:commit', commit(chatId, 2, { removed: [carol] }));
  await anna.ask('chat:commit', commit(chatId, 3, adding(carol)));
  expect(await rolesFor(carol, chatId)).toMatchObject({ [carol.userId]: 'member' });
});

test('an owner alone may leave; direct chats have no rights to change', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const { chat } = await anna.ask('chat:create', { kind: 'group', id: newId() });
  await anna.ask('chat:commit', commit(chat.chatId, 0));
  await anna.ask('message:send', { ...message(chat.chatId), leave: true });
  const direct = await anna.ask('chat:create', { kind: 'direct', peerId: boris.userId });
  const founding = commit(direct.chat.chatId, 0, adding(boris));
  expect(await anna.refused('chat:commit', founding)).toBe('forbidden');
  const { change: _, ...plain } = founding;
  await anna.ask('chat:commit', plain);
  const leave = { ...message(direct.chat.chatId), leave: true as const };
  expect(await anna.refused('message:send', leave)).toBe('conflict');
});

test('newcomers do not take back what the others have delivered and read', async () => {
  await using server = await testServer();
  const { anna, chatId } = await group(server);
  await anna.ask('message:send', message(chatId, 2));
  const dora = await join(server.url);
  await anna.ask('chat:commit', commit(chatId, 3 - 1, adding(dora)));
  const { chat } = await dora.push('chat:state');
  const own = chat.members.find(({ userId }) => userId === dora.userId);
  expect(own).toMatchObject({ deliveredSeq: 4, readSeq: 4 });
});
