import { expect, test } from 'vitest';
import {
  chatWith,
  history,
  registered,
  testServer,
  texts,
  until,
  valueOf,
} from './testing/harness.ts';
import { tamperedSockets } from './testing/tampered-socket.ts';

/** A small seeded generator (mulberry32), so that a failing run can be repeated. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SEED = Number(process.env['VESTNIK_SEED'] ?? 1);
const MESSAGES = Number(process.env['VESTNIK_MESSAGES'] ?? 60);

test(`over a bad network everything arrives once and in order (seed ${SEED})`, async () => {
  const random = seeded(SEED);
  const server = await testServer();
  let calm = true;
  const badNetwork = () =>
    tamperedSockets({
      push: (name, payload) => (!calm && name === 'log:entry' && random() < 0.3 ? null : payload),
      answer: () => (!calm && random() < 0.05 ? null : undefined),
    });
  const networks = [badNetwork(), badNetwork()] as const;
  const timing = { request: 250, backoffBase: 5, backoffCap: 40, confirm: 5, heal: 30, roster: 20 };
  const options = (at: 0 | 1) => ({ socketFactory: networks[at].factory, timing });
  const anna = await registered(server.url, 'soak_a', options(0));
  const boris = await registered(server.url, 'soak_b', options(1));
  const chatId = await chatWith(anna, 'soak_b');
  await until(async () => (await boris.engine.chat(chatId)) !== null);
  calm = false;

  for (let at = 0; at < MESSAGES; at++) {
    for (const [name, { engine }] of [
      ['a', anna],
      ['b', boris],
    ] as const) {
      if (random() < 0.7) valueOf(await engine.sendText(chatId, `${name}${at}`));
    }
    if (random() < 0.1) networks[random() < 0.5 ? 0 : 1].cut();
    if (random() < 0.04) await server.restart();
    if (random() < 0.5) await new Promise((resolve) => setTimeout(resolve, random() * 40));
  }
  calm = true;
  // Pushes at the end may be lost without anything after them that would show it.
  await Promise.all([anna.engine.reconnect(), boris.engine.reconnect()]);
  const lines = async ({ engine }: typeof anna) =>
    (await history(engine, chatId)).map(({ seq, text }) => `${seq} ${text}`);
  await until(async () => {
    const [one, other] = [await lines(anna), await lines(boris)];
    return one.join() === other.join() && !one.some((line) => line.startsWith('null'));
  }, 60_000);

  const all = await texts(anna.engine, chatId);
  expect(new Set(all).size).toBe(all.length);
  for (const name of ['a', 'b']) {
    const numbers = all
      .filter((text) => text.startsWith(name))
      .map((text) => Number(text.slice(1)));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  }
  const alarms = /^(protocol-violation|undecryptable|group-broken|drain-failed|step-failed)/;
  expect([...anna.logs, ...boris.logs].filter((code) => alarms.test(code))).toEqual([]);
  await Promise.all([anna.engine.stop(), boris.engine.stop()]);
  await server.remove();
}, 120_000);
