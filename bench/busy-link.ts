/**
 * How long does a text take while a file goes up the same line? Both over a line of 20 Mbit/s with 10 ms of
 * delay each way; the text is written on one engine and decrypted and stored on another.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { EngineApi } from '#contract/engine/api.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { arrival } from './support/arrival.ts';
import { registered, value } from './support/engines.ts';
import { startService } from './support/processes.ts';
import { publish } from './support/report.ts';
import { shapedLink } from './support/shaped-link.ts';
import { percentile, significant } from './support/statistics.ts';

const BYTES_PER_SECOND = 20e6 / 8;
const SAMPLES = 200;
/** Between two texts, ms. */
const GAP = 30;
const FILE = 100 * 1024 * 1024;

async function texts(from: EngineApi, to: EngineApi, chatId: ChatId, name: string) {
  const samples: number[] = [];
  for (let i = 0; i < SAMPLES; i++) {
    const text = `${name} ${i}`;
    const arrived = arrival(to, text);
    const start = performance.now();
    value(await from.sendText(chatId, text));
    samples.push((await arrived) - start);
    await pause(GAP);
  }
  return samples;
}

const folder = mkdtempSync(path.join(tmpdir(), 'vestnik-bench-'));
let target = '';
const link = await shapedLink(() => target, { bytesPerSecond: BYTES_PER_SECOND, delay: 10 });
const open = await shapedLink(() => target, { bytesPerSecond: Infinity, delay: 0 });
const args = ['--port', '0', '--data', path.join(folder, 'server')];
const server = await startService(
  'server/main.ts',
  [...args, '--origin', `${link.url},${open.url}`],
  { VESTNIK_RATE_FACTOR: '0', VESTNIK_LOG_LEVEL: 'warn' },
);
target = server.url;
try {
  const anna = await registered(path.join(folder, 'anna'), link.url, 'Anna');
  const boris = await registered(path.join(folder, 'boris'), open.url, 'Boris');
  const { chatId } = value(await anna.engine.openDirect(boris.account.userId));
  await texts(anna.engine, boris.engine, chatId, 'warm-up');
  const idle = await texts(anna.engine, boris.engine, chatId, 'idle');

  const uploading = Promise.withResolvers<void>();
  const end = anna.engine.subscribe((event) => {
    const files = event.type === 'files' ? event.files : [];
    if (files.some(({ state, done }) => state === 'uploading' && done > 0)) uploading.resolve();
  });
  const content = new Blob([randomBytes(FILE)]);
  const files = [{ content, name: 'file', type: '', kind: 'file' as const }];
  value(await anna.engine.sendFiles({ chatId, files, caption: '' }));
  await uploading.promise;
  end();
  const sentBefore = link.sent();
  const start = performance.now();
  const busy = await texts(anna.engine, boris.engine, chatId, 'busy');
  const rate = (link.sent() - sentBefore) / ((performance.now() - start) / 1000);
  const isUploading = (await anna.engine.files()).some(({ state }) => state === 'uploading');
  if (!isUploading) throw new Error('the upload ended before the texts: take a larger file');
  await anna.close();
  await boris.close();

  const row = (name: string, samples: number[], p: number) => ({
    name: `${name} p${p}`,
    value: significant(percentile(samples, p)),
    unit: 'ms',
  });
  publish({
    bench: 'busy-link',
    question: `a text over a line of 20 Mbit/s, ${SAMPLES} with and without an upload beside them`,
    rows: [
      row('line idle', idle, 50),
      row('line idle', idle, 95),
      row('beside an upload', busy, 50),
      row('beside an upload', busy, 95),
      {
        name: 'p95 beside an upload, share of idle',
        value: significant(percentile(busy, 95) / percentile(idle, 95)),
        unit: '×',
        aim: '≤ 2',
      },
      {
        name: 'line in use meanwhile',
        value: significant((100 * rate) / BYTES_PER_SECOND),
        unit: '%',
      },
    ],
  });
} finally {
  await server.stop();
  await link.close();
  await open.close();
  rmSync(folder, { recursive: true, force: true });
}
