import { expect, test } from 'vitest';
import type { Role } from '#contract/wire/groups.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { testClients } from './testing/clients.ts';
import { type TestClient, until } from './testing/harness.ts';
import { MortalStore } from './testing/mortal-store.ts';

const house = testClients();
let accounts = 0;

async function join(store?: MortalStore): Promise<{ client: TestClient; userId: UserId }> {
  accounts++;
  const client = await house.join(`wants${accounts}`, store ? { store } : {});
  return { client, userId: (await client.engine.account())!.userId };
}

async function groupIn({ engine }: TestClient, chatId: ChatId) {
  return (await engine.chat(chatId))?.group ?? null;
}

async function roleIn(client: TestClient, chatId: ChatId, userId: UserId): Promise<Role | null> {
  const members = (await groupIn(client, chatId))?.members ?? [];
  return members.find((member) => member.userId === userId)?.role ?? null;
}

/**
 * The owner of a group of three wants something, dies at the `k`th write from there and comes back.
 * What stood on disk by then has to come about; answers whether it died.
 */
async function dying(
  k: number,
  reachesDisk: boolean,
  want: (owner: TestClient, chatId: ChatId, ids: { boris: UserId; carol: UserId }) => unknown,
  isDone: (boris: TestClient, chatId: ChatId, carol: UserId) => Promise<boolean>,
): Promise<boolean> {
  const store = new MortalStore();
  const [anna, boris, carol] = [await join(store), await join(), await join()];
  const made = await anna.client.engine.createGroup({ name: 'Crew', userIds: [boris.userId] });
  if (!made.ok) throw new Error(made.code);
  const { chatId } = made.value.chat;
  await until(async () => (await groupIn(boris.client, chatId))?.name === 'Crew');
  await until(async () => (await store.all('outbox')).length === 0);
  store.dieAtWrite(k, reachesDisk);
  // Answered by nobody when the engine dies.
  void Promise.resolve(
    want(anna.client, chatId, { boris: boris.userId, carol: carol.userId }),
  ).catch(() => {});
  const done = () => isDone(boris.client, chatId, carol.userId);
  await until(async () => store.dead || (await done()));
  const died = store.dead;
  if (died) {
    store.revive();
    const isWanted = (await store.all('outbox')).length > 0;
    const next = await house.revive(anna.client, store);
    if (isWanted) await until(done);
    await until(async () => (await store.all('outbox')).length === 0);
    await next.engine.stop();
  }
  await Promise.all([anna, boris, carol].map(({ client }) => client.engine.stop()));
  return died;
}

const adding = {
  want: (owner: TestClient, chatId: ChatId, { carol }: { carol: UserId }) =>
    owner.engine.addMembers(chatId, [carol]),
  isDone: async (boris: TestClient, chatId: ChatId, carol: UserId) =>
    (await roleIn(boris, chatId, carol)) === 'member',
};
const leaving = {
  want: (owner: TestClient, chatId: ChatId) => owner.engine.leaveGroup(chatId),
  isDone: async (boris: TestClient, chatId: ChatId) =>
    (await groupIn(boris, chatId))?.members.length === 1 &&
    (await groupIn(boris, chatId))?.role === 'owner',
};

for (const reachesDisk of [true, false]) {
  const when = reachesDisk ? 'after' : 'before';
  for (const [what, { want, isDone }] of Object.entries({ adding, leaving })) {
    test(`${what} survives a death right ${when} any of its writes`, async () => {
      let k = 1;
      while (k <= 8 && (await dying(k, reachesDisk, want, isDone))) k++;
      expect(k).toBeGreaterThan(3);
    }, 120_000);
  }
}
