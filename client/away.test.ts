import { expect, test } from 'vitest';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { testClients } from './testing/clients.ts';
import { type TestClient, history, texts, until, valueOf } from './testing/harness.ts';

const house = testClients();

const idOf = async ({ engine }: TestClient): Promise<UserId> => (await engine.account())!.userId;
const groupIn = async ({ engine }: TestClient, chatId: ChatId) =>
  (await engine.chat(chatId))?.group ?? null;
const isActive = async (client: TestClient, chatId: ChatId) =>
  (await groupIn(client, chatId))?.state === 'active';

async function lines({ engine }: TestClient, chatId: ChatId): Promise<string[]> {
  return (await history(engine, chatId)).map(({ kind, text, event }) => event?.type ?? text + kind);
}

/** Anna's group with Boris and Carol, all of whom know its name. */
async function group(round: string) {
  const anna = await house.join(`anna_${round}`);
  const boris = await house.join(`boris_${round}`);
  const carol = await house.join(`carol_${round}`);
  const userIds = [await idOf(boris), await idOf(carol)];
  const { chatId } = valueOf(await anna.engine.createGroup({ name: 'Away', userIds })).chat;
  for (const one of [boris, carol]) {
    await until(async () => (await groupIn(one, chatId))?.name === 'Away');
  }
  return { anna, boris, carol, chatId };
}

test('a member who comes back after much has happened has missed nothing', async () => {
  const { anna, boris, carol, chatId } = await group('long');
  await carol.engine.stop();
  const said: string[] = [];
  for (let round = 0; round < 5; round++) {
    for (const one of [anna, boris]) {
      for (let at = 0; at < 5; at++) {
        said.push(`${round} ${at} ${one === anna}`);
        valueOf(await one.engine.sendText(chatId, said.at(-1)!));
      }
    }
    const role = round % 2 === 0 ? 'admin' : 'member';
    valueOf(await anna.engine.setRole(chatId, await idOf(boris), role));
    valueOf(await anna.engine.setGroupInfo(chatId, { name: `Away ${round}` }));
  }
  await until(async () => (await groupIn(boris, chatId))?.name === 'Away 4');
  const again = await house.restart(carol);
  await until(async () => (await groupIn(again, chatId))?.name === 'Away 4');
  const seen = await texts(again.engine, chatId);
  for (const text of said) expect(seen).toContain(text);
  // But for the beginning: to Carol that is her own joining.
  expect((await lines(again, chatId)).slice(1)).toEqual((await lines(boris, chatId)).slice(1));
  valueOf(await again.engine.sendText(chatId, 'back again'));
  await until(async () => (await texts(anna.engine, chatId)).includes('back again'));
});

test('a member who was removed and let in again while away reads both stays', async () => {
  const { anna, boris, carol, chatId } = await group('stays');
  await carol.engine.stop();
  const carolId = await idOf(carol);
  const say = async (text: string) => {
    valueOf(await anna.engine.sendText(chatId, text));
    await until(async () => (await texts(boris.engine, chatId)).includes(text));
  };
  await say('in the first stay');
  valueOf(await anna.engine.removeMember(chatId, carolId));
  await say('without Carol');
  valueOf(await anna.engine.addMembers(chatId, [carolId]));
  await say('in the second stay');
  const again = await house.restart(carol);
  await until(async () => (await texts(again.engine, chatId)).includes('in the second stay'));
  expect(await isActive(again, chatId)).toBe(true);
  const seen = await lines(again, chatId);
  expect(seen).toContain('in the first staytext');
  expect(seen).not.toContain('without Caroltext');
  expect(seen.filter((line) => ['joined', 'removed'].includes(line))).toEqual([
    'joined',
    'removed',
    'joined',
  ]);
  await until(async () => (await groupIn(again, chatId))?.name === 'Away');
});

test('what waits in a group that was lost is sent once the device is let in anew', async () => {
  const { anna, boris, carol, chatId } = await group('lost');
  await anna.engine.stop();
  await boris.engine.stop();
  await carol.engine.stop();
  await carol.store.write([
    { table: 'groups', delete: [chatId] },
    { table: 'groupDeltas', index: 'byChat', deletePrefix: [chatId] },
  ]);
  const again = await house.restart(carol);
  valueOf(await again.engine.sendText(chatId, 'I wait'));
  await until(async () => (await groupIn(again, chatId))?.state === 'broken');
  const back = await house.restart(boris);
  await until(async () => (await texts(back.engine, chatId)).includes('I wait'));
  expect(await isActive(again, chatId)).toBe(true);
});
