/**
 * How fast does the worker seal and store records, and how long does a page of 50 take from 100,000
 * messages? Dexie over IndexedDB in Chromium, durable transactions of 50 records as the inbox makes
 * them.
 */
import { publish } from './support/report.ts';
import { percentile, significant } from './support/statistics.ts';
import { startWebBench } from './support/web.ts';

const MESSAGES = 100_000;
const SAMPLES = 200;

const bench = await startWebBench();
try {
  const page = await bench.context.newPage();
  await page.goto(bench.benchUrl);
  const result = await page.evaluate(
    ([count, samples]) => window.storeBench.measure(count, samples),
    [MESSAGES, SAMPLES] as const,
  );
  publish({
    bench: 'store',
    question: `${MESSAGES} messages in the sealed store of the browser's worker`,
    rows: [
      {
        name: 'records sealed and stored',
        value: Math.round(result.recordsPerSecond),
        unit: '/s',
      },
      {
        name: 'page of 50, p50',
        value: significant(percentile(result.pages, 50)),
        unit: 'ms',
        aim: '< 10',
      },
      { name: 'page of 50, p95', value: significant(percentile(result.pages, 95)), unit: 'ms' },
    ],
  });
} finally {
  await bench.close();
}
