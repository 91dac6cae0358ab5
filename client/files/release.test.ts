import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BlobId } from '#contract/wire/files.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { readReleases } from '../records/releases.ts';
import { testClients } from '../testing/clients.ts';
import { type TestClient, chatWith, history, until, valueOf } from '../testing/harness.ts';
import { MortalStore } from '../testing/mortal-store.ts';

const house = testClients();
let scenes = 0;

async function scene() {
  scenes++;
  const store = new MortalStore();
  const anna = await house.join(`anna${scenes}r`, { store });
  const boris = await house.join(`boris${scenes}r`);
  const chatId = await chatWith(anna, `boris${scenes}r`);
  return { anna, boris, chatId, store };
}

/** Sends a file, and waits until the other side has its message. */
async function sendFile(from: TestClient, to: TestClient, chatId: ChatId) {
  const content = new Blob(['the plan']);
  const file = { content, name: 'plan.txt', type: '', kind: 'file' as const };
  const request = { chatId, files: [file], caption: '' };
  const { id, attachments } = valueOf(await from.engine.sendFiles(request));
  await until(async () => (await history(to.engine, chatId)).some((one) => one.id === id));
  return { id, blobId: attachments[0]!.blobId };
}

const hasToldAll = async (store: MortalStore) =>
  (await store.count('outbox')) === 0 && (await readReleases(store)).length === 0;
const isOnServer = (blobId: BlobId) => existsSync(join(house.server.data, 'files', blobId));

/** The server sweeps as it starts. */
async function sweptAway(...blobIds: BlobId[]): Promise<void> {
  await house.server.restart();
  await until(() => !blobIds.some(isOnServer));
}

test('a deletion without a connection releases the file in the next run that has one', async () => {
  const { anna, boris, chatId, store } = await scene();
  const { id, blobId } = await sendFile(anna, boris, chatId);
  await until(() => hasToldAll(store));
  await house.server.close();
  await until(async () => (await anna.engine.connection()).state !== 'online');
  valueOf(await anna.engine.deleteForEveryone(chatId, [id]));
  expect(await readReleases(store)).toEqual([expect.objectContaining({ blobId, ref: id })]);
  await anna.engine.stop();
  await house.server.restart();
  expect(isOnServer(blobId)).toBe(true);
  await house.revive(anna, store);
  await until(() => hasToldAll(store));
  await sweptAway(blobId);
});

test('a file goes with the deletion of its message, wherever the process dies', async () => {
  const blobIds: BlobId[] = [];
  for (let died = true; died;) {
    const { anna, boris, chatId, store } = await scene();
    const { id, blobId } = await sendFile(anna, boris, chatId);
    await until(() => hasToldAll(store));
    blobIds.push(blobId);
    store.dieAtWrite(blobIds.length, true);
    const deleted = await anna.engine.deleteForEveryone(chatId, [id]);
    await until(async () => store.dead || (await hasToldAll(store)));
    died = store.dead;
    const again = await house.revive(anna, store);
    if (!deleted.ok) await again.engine.deleteForEveryone(chatId, [id]);
    await until(() => hasToldAll(store));
    await again.engine.stop();
    await boris.engine.stop();
  }
  expect(blobIds.length).toBeGreaterThan(2);
  await sweptAway(...blobIds);
}, 120_000);

test('a message that disappears takes its file along; one that is hidden does not', async () => {
  const { anna, boris, chatId, store } = await scene();
  const kept = await sendFile(anna, boris, chatId);
  valueOf(await anna.engine.setTimer(chatId, 5));
  await until(async () => (await boris.engine.chat(chatId))?.expiresIn === 5);
  const passing = await sendFile(anna, boris, chatId);
  valueOf(await anna.engine.deleteForMe(chatId, [kept.id]));
  await until(
    async () => !(await history(anna.engine, chatId)).some(({ id }) => id === passing.id),
  );
  await until(() => hasToldAll(store));
  await sweptAway(passing.blobId);
  expect(isOnServer(kept.blobId)).toBe(true);
}, 60_000);
