import { expect, test } from 'vitest';
import type { ChatId } from '#contract/wire/primitives.ts';
import { testClients } from './testing/clients.ts';
import { type TestClient, chatWith, history, texts, until } from './testing/harness.ts';
import { MortalStore } from './testing/mortal-store.ts';

const TEXTS = ['one', 'two', 'three'];

const house = testClients();
let accounts = 0;

async function join(options: Parameters<typeof house.join>[1] = {}) {
  accounts++;
  const handle = `person${accounts}`;
  const client = await house.join(handle, options);
  return { client, handle };
}

async function settled({ engine }: TestClient, chatId: ChatId): Promise<boolean> {
  const messages = await history(engine, chatId);
  return messages.every(({ own, sendState }) => !own || sendState === 'sent');
}

/**
 * Both sides write; one of them dies at its `k`th write and comes back. Answers whether it died, and
 * checks that every message stands once, in one order, on both sides.
 */
async function dying(
  other: Awaited<ReturnType<typeof join>>,
  k: number,
  reachesDisk: boolean,
  mortalBegins: boolean,
): Promise<boolean> {
  const store = new MortalStore();
  const one = await join({ store });
  let mortal = one.client;
  const steady = other.client;
  const chatId = mortalBegins
    ? await chatWith(mortal, other.handle)
    : await chatWith(steady, one.handle);
  await until(async () => (await steady.engine.chat(chatId)) !== null);
  await until(async () => (await mortal.engine.chat(chatId)) !== null);
  store.dieAtWrite(k, reachesDisk);

  const promised: string[] = [];
  for (const text of TEXTS) {
    if (!mortalBegins) await steady.engine.sendText(chatId, `s ${text}`);
    if ((await mortal.engine.sendText(chatId, `m ${text}`)).ok) promised.push(`m ${text}`);
    if (mortalBegins) await steady.engine.sendText(chatId, `s ${text}`);
  }
  const calm = async () => (await settled(mortal, chatId)) && (await settled(steady, chatId));
  await until(() => calm().catch(() => store.dead));
  const died = store.dead;
  store.revive();
  if (died) mortal = await house.revive(mortal, store);
  await until(calm);
  await until(async () => {
    const [mine, theirs] = [await texts(mortal.engine, chatId), await texts(steady.engine, chatId)];
    return mine.length === theirs.length;
  });

  const mine = (await history(mortal.engine, chatId)).map(({ seq, text }) => `${seq} ${text}`);
  const theirs = (await history(steady.engine, chatId)).map(({ seq, text }) => `${seq} ${text}`);
  expect(mine).toEqual(theirs);
  const all = await texts(mortal.engine, chatId);
  expect(all.filter((text) => text.startsWith('s'))).toEqual(TEXTS.map((text) => `s ${text}`));
  const own = all.filter((text) => text.startsWith('m'));
  expect(own).toEqual(TEXTS.map((text) => `m ${text}`).filter((text) => own.includes(text)));
  expect(promised.every((text) => own.includes(text))).toBe(true);
  await mortal.engine.stop();
  return died;
}

for (const mortalBegins of [true, false]) {
  for (const reachesDisk of [true, false]) {
    const name = `${mortalBegins ? 'first writer' : 'recipient'}, ${reachesDisk ? 'after' : 'before'}`;
    test(`a client that dies at any write loses and repeats nothing: ${name}`, async () => {
      const other = await join();
      let k = 1;
      while (await dying(other, k, reachesDisk, mortalBegins)) k++;
      expect(k).toBeGreaterThan(10);
    }, 120_000);
  }
}
