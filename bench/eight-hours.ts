/**
 * Does the memory of window and worker stay the same over a long day? A day compressed: 2,000 switches of
 * chats while 20,000 messages arrive, in one window that is never reloaded. What lives after a forced
 * collection is measured after a warm-up, which fills the window of every chat, and after each tenth.
 * `node bench/eight-hours.ts 0.1` makes a tenth of such a day.
 */
import path from 'node:path';
import { Messenger } from '../e2e/pages/messenger.ts';
import type { ChatView } from '#contract/engine/views.ts';
import { registered, value } from './support/engines.ts';
import { MEMORY_FLAG, type Memory, watchMemory } from './support/memory.ts';
import { publish } from './support/report.ts';
import { significant } from './support/statistics.ts';
import { startWebBench } from './support/web.ts';

const SHARE = Number(process.argv[2] ?? 1);
const STEPS = 10;
const SWITCHES = Math.round((2000 * SHARE) / STEPS);
const PER_SWITCH = 10;
const GROUPS = 7;
/** As many as a window shows of each chat at most, and more. */
const WARM_UP = { switches: 50, perSwitch: 42 };

const bench = await startWebBench([MEMORY_FLAG]);
try {
  const page = await bench.context.newPage();
  const person = new Messenger(page);
  await page.goto(bench.server.url);
  await person.register({ name: 'Person', handle: 'person' });
  const peer = await registered(path.join(bench.folder, 'peer'), bench.server.url, 'Peer');
  const { userId } = value(await peer.engine.findPerson('person'));
  const chats: ChatView[] = [value(await peer.engine.openDirect(userId))];
  for (let group = 0; group < GROUPS; group++) {
    const { chat } = value(
      await peer.engine.createGroup({ name: `Group ${group}`, userIds: [userId] }),
    );
    chats.push(chat);
  }
  for (const { chatId } of chats) value(await peer.engine.sendText(chatId, 'Good morning'));
  await page.getByRole('option').nth(GROUPS).waitFor();
  const measure = await watchMemory(path.join(bench.folder, 'profile'), bench.server.url);

  /** Waits until the window has all that the peer wrote. */
  const delivered = async () => {
    for (const { chatId } of chats) {
      for (;;) {
        const chat = await peer.engine.chat(chatId);
        const newest = chat?.lastMessage?.seq ?? null;
        if (newest !== null && chat!.peerDeliveredSeq >= newest) break;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  };
  let written = 0;
  const live = async (switches: number, perSwitch: number) => {
    for (let turn = 0; turn < switches; turn++) {
      const sent = Array.from({ length: perSwitch }, () => {
        const { chatId } = chats[written % chats.length]!;
        return peer.engine.sendText(chatId, `Message ${++written} of a long day, read or not`);
      });
      const options = page.getByRole('option');
      await options.nth(turn % chats.length).click();
      await page.locator('[data-message]').first().waitFor();
      for (const answer of await Promise.all(sent)) value(answer);
    }
    await delivered();
  };

  await live(WARM_UP.switches, WARM_UP.perSwitch);
  const curve: Memory[] = [await measure()];
  for (let step = 1; step <= STEPS; step++) {
    await live(SWITCHES, PER_SWITCH);
    curve.push(await measure());
    process.stderr.write(`${step * 10} %: ${JSON.stringify(curve.at(-1))}\n`);
  }
  const [warm, end] = [curve[0]!, curve.at(-1)!];
  const growth = (part: keyof Memory) => Math.round((end[part] / warm[part] - 1) * 1000) / 10;
  publish({
    bench: 'eight-hours',
    question: `memory over ${STEPS * SWITCHES} switches of chats and ${STEPS * SWITCHES * PER_SWITCH} messages`,
    rows: [
      { name: 'window, growth after the warm-up', value: growth('page'), unit: '%', aim: '< 20' },
      { name: 'worker, growth after the warm-up', value: growth('worker'), unit: '%', aim: '< 20' },
      { name: 'nodes, growth after the warm-up', value: growth('nodes'), unit: '%' },
      ...curve.flatMap((at, step) => [
        { name: `window at ${step * 10} %`, value: significant(at.page), unit: 'MB' },
        { name: `worker at ${step * 10} %`, value: significant(at.worker), unit: 'MB' },
      ]),
    ],
  });
  await peer.close();
} finally {
  await bench.close();
}
