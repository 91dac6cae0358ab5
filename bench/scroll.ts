/**
 * Does the interface stay smooth and small while somebody scrolls through 100,000 messages, from the
 * newest to the oldest? A trace of the page's main thread tells of each task how long it took and how
 * much of that the CPU worked: on a busy machine the two differ.
 */
import path from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { Messenger } from '../e2e/pages/messenger.ts';
import { registered, value } from './support/engines.ts';
import { publish } from './support/report.ts';
import { scrollToOldest } from './scroll/drive.ts';
import { memoryOf } from './scroll/memory.ts';
import { type TaskFigures, traceTasks } from './scroll/trace.ts';
import { significant } from './support/statistics.ts';
import { startWebBench } from './support/web.ts';

const MESSAGES = 100_000;
/** Order of the oldest message: the seed spreads them between 0 and 1. */
const OLDEST = 1 / (MESSAGES + 2);
/** Memory is looked at whenever another part of the history is behind. */
const PARTS = 5;

async function measure(page: Page, session: CDPSession) {
  const memory = [await memoryOf(session)];
  const start = performance.now();
  const tasks: TaskFigures[] = [];
  for (let part = 1; part <= PARTS; part++) {
    const end = await traceTasks(session);
    await scrollToOldest(page, Math.max(1 - part / PARTS, OLDEST));
    tasks.push(await end());
    memory.push(await memoryOf(session));
  }
  const seconds = (performance.now() - start) / 1000;
  const longest = (pick: (one: TaskFigures) => number) => Math.max(...tasks.map(pick));
  const sum = (pick: (one: TaskFigures) => number) =>
    tasks.reduce((total, one) => total + pick(one), 0);
  const heaps = memory.map(({ heap }) => heap / 2 ** 20);
  return [
    { name: 'messages scrolled', value: Math.round(MESSAGES / seconds), unit: '/s' },
    {
      name: 'longest task, CPU',
      value: significant(longest(({ longestCpu }) => longestCpu)),
      unit: 'ms',
      aim: '< 50',
    },
    { name: 'tasks over 50 ms, CPU', value: sum(({ longCpu }) => longCpu), unit: '', aim: '0' },
    {
      name: 'longest task, as it took',
      value: significant(longest(({ longestWall }) => longestWall)),
      unit: 'ms',
    },
    { name: 'tasks over 50 ms, as they took', value: sum(({ longWall }) => longWall), unit: '' },
    { name: 'tasks', value: sum(({ count }) => count), unit: '' },
    { name: 'heap at the newest message', value: significant(heaps[0]!), unit: 'MiB' },
    { name: 'heap after a fifth', value: significant(heaps[1]!), unit: 'MiB' },
    { name: 'heap at the oldest message', value: significant(heaps.at(-1)!), unit: 'MiB' },
    { name: 'elements after a fifth', value: memory[1]!.nodes, unit: '' },
    { name: 'elements at the oldest message', value: memory.at(-1)!.nodes, unit: '' },
  ];
}

const bench = await startWebBench();
try {
  const page = await bench.context.newPage();
  const person = new Messenger(page);
  await page.goto(bench.server.url);
  await person.register({ name: 'Person', handle: 'person' });
  const peer = await registered(path.join(bench.folder, 'peer'), bench.server.url, 'Peer');
  const found = value(await peer.engine.findPerson('person'));
  const written = value(await peer.engine.openDirect(found.userId));
  value(await peer.engine.sendText(written.chatId, 'hello'));
  await person.openChat('Peer');
  await person.bubble('hello').waitFor();
  await page.goto(bench.benchUrl);
  await page.evaluate(
    ([id, count]) => window.storeBench.seed(id as never, '0'.repeat(32) as never, count as number),
    [written.chatId, MESSAGES] as const,
  );
  await page.goto(bench.server.url);
  await person.openChat('Peer');
  await person.bubble('hello').waitFor();
  const rows = await measure(page, await bench.context.newCDPSession(page));
  publish({
    bench: 'scroll',
    question: `scrolling through ${MESSAGES} messages in Chromium, from the newest to the oldest`,
    rows,
  });
  await peer.close();
} finally {
  await bench.close();
}
