/**
 * How long from opening the app until it can be used, with one message and with 100,000
 * cached ones? Measured in the page: from the start of the navigation until the chat
 * list shows a chat, and until the chat's newest messages show after it was opened.
 */
import path from 'node:path';
import type { Page } from '@playwright/test';
import { Messenger } from '../e2e/pages/messenger.ts';
import { registered, value } from './support/engines.ts';
import { publish } from './support/report.ts';
import { percentile, significant } from './support/statistics.ts';
import { startWebBench } from './support/web.ts';

const MESSAGES = 100_000;
const RUNS = 7;

/** Milliseconds from the start of the navigation until the selector matched. */
async function reloadUntil(page: Page, selector: string): Promise<number> {
  await page.reload();
  const handle = await page.waitForFunction((wanted) => {
    if (document.querySelector(wanted) === null) return false;
    return performance.now();
  }, selector);
  return (await handle.jsonValue()) as number;
}

async function openNewest(page: Page, person: Messenger): Promise<number> {
  const start = await page.evaluate(() => performance.now());
  await person.chat('Peer').click();
  const handle = await page.waitForFunction(() => {
    if (document.querySelector('[data-message]') === null) return false;
    return performance.now();
  });
  return ((await handle.jsonValue()) as number) - start;
}

async function measure(page: Page, person: Messenger) {
  const list: number[] = [];
  const chat: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    list.push(await reloadUntil(page, '[role=option]'));
    chat.push(await openNewest(page, person));
  }
  return { list: percentile(list, 50), chat: percentile(chat, 50) };
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
  const few = await measure(page, person);

  await page.goto(bench.benchUrl);
  await page.evaluate(
    ([id, count]) => window.storeBench.seed(id as never, '0'.repeat(32) as never, count as number),
    [written.chatId, MESSAGES] as const,
  );
  await page.goto(bench.server.url);
  const many = await measure(page, person);
  const row = (name: string, value: number) => ({ name, value: significant(value), unit: 'ms' });
  publish({
    bench: 'start-up',
    question: `start of the web client, median of ${RUNS} reloads`,
    rows: [
      { ...row(`chat list, ${MESSAGES} messages`, many.list), aim: '< 1500' },
      row('chat list, 1 message', few.list),
      row(`chat opened, ${MESSAGES} messages`, many.chat),
      row('chat opened, 1 message', few.chat),
    ],
  });
  await peer.close();
} finally {
  await bench.close();
}
