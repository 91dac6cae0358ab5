import { expect, test } from 'vitest';
import { testClients } from './testing/clients.ts';
import { type TestClient, chatWith, history, until, valueOf } from './testing/harness.ts';
import { MortalStore } from './testing/mortal-store.ts';

const house = testClients();
let rounds = 0;

/**
 * Somebody edits one message, reacts to another and deletes a third, dies at their `k`th write and
 * comes back. Answers whether they died; checks that both sides end alike, and that what was promised
 * holds.
 */
async function dying(k: number, reachesDisk: boolean): Promise<boolean> {
  rounds++;
  const store = new MortalStore();
  let mortal = await house.join(`mortal${rounds}`, { store });
  const steady = await house.join(`steady${rounds}`);
  const chatId = await chatWith(mortal, `steady${rounds}`);
  const ids = [];
  for (const text of ['edited', 'kept', 'deleted'])
    ids.push(valueOf(await mortal.engine.sendText(chatId, text)).id);
  await until(async () => (await history(steady.engine, chatId)).length === 3);
  await until(async () =>
    (await history(mortal.engine, chatId)).every(({ sendState }) => sendState === 'sent'),
  );
  const [edited, kept, deleted] = ids;
  store.dieAtWrite(k, reachesDisk);
  const { engine } = mortal;
  const done = {
    edit: (await engine.editMessage(chatId, edited!, 'new words')).ok,
    reaction: (await engine.react(chatId, kept!, '👍', true)).ok,
    deletion: (await engine.deleteForEveryone(chatId, [deleted!])).ok,
  };
  const isCalm = async () => (await store.count('outbox')) === 0;
  await until(() => store.dead || isCalm());
  const died = store.dead;
  if (!died) store.revive();
  else mortal = await house.revive(mortal, store);
  await until(isCalm);

  const lines = async (client: TestClient) =>
    (await history(client.engine, chatId)).map(
      ({ kind, text, editedAt, reactions }) =>
        `${kind} ${text} ${editedAt} ${reactions.map(({ emoji }) => emoji).join()}`,
    );
  const shown = async (client: TestClient) => (await lines(client)).join();
  await until(async () => (await shown(mortal)) === (await shown(steady)));
  const [first, second, third] = await lines(steady);
  if (done.edit) expect(first).toMatch(/^text new words \d+/);
  if (done.reaction) expect(second).toContain('👍');
  if (done.deletion) expect(third).toMatch(/^deleted {2}/);
  const info = await steady.engine.messageInfo(chatId, edited!);
  expect(info?.edits.length).toBeLessThanOrEqual(1);
  for (const client of [mortal, steady]) await client.engine.stop();
  return died;
}

for (const reachesDisk of [true, false]) {
  const when = reachesDisk ? 'after' : 'before';
  test(`changes survive a death at any write, right ${when} it reaches the disk`, async () => {
    let k = 1;
    while (await dying(k, reachesDisk)) k++;
    expect(k).toBeGreaterThan(3);
  }, 120_000);
}
