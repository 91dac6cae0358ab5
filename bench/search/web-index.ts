import { startWebBench } from '../support/web.ts';
import type { Figures } from './figures.ts';

/** The index in the browser's worker. */
export async function webFigures(messages: number, seed: number): Promise<Figures> {
  const bench = await startWebBench();
  try {
    const page = await bench.context.newPage();
    await page.goto(bench.benchUrl);
    return await page.evaluate(([count, from]) => window.searchBench.measure(count, from), [
      messages,
      seed,
    ] as const);
  } finally {
    await bench.close();
  }
}
