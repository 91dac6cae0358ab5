import type { Row } from '../support/report.ts';
import { percentile, significant } from '../support/statistics.ts';
import { KINDS, type Kind } from './queries.ts';

/** Queries per kind. */
export const SAMPLES = 200;
/** Results per query, as the interface asks for them. */
export const PAGE = 30;

export interface Figures {
  messagesPerSecond: number;
  bytesPerMessage: number | null;
  /** Milliseconds per query. */
  times: Record<Kind, number[]>;
}

export function rowsOf(
  name: string,
  { messagesPerSecond, bytesPerMessage, times }: Figures,
): Row[] {
  const rows: Row[] = KINDS.map((kind) => ({
    name: `${name}: ${kind}, p95`,
    value: significant(percentile(times[kind], 95)),
    unit: 'ms',
    ...(name.startsWith('FTS5') ? {} : { aim: '< 50' }),
  }));
  rows.push({ name: `${name}: indexed`, value: Math.round(messagesPerSecond), unit: '/s' });
  if (bytesPerMessage !== null) {
    rows.push({
      name: `${name}: size per message`,
      value: significant(bytesPerMessage),
      unit: 'bytes',
    });
  }
  return rows;
}

/** Runs the queries of every kind, one after the other. */
export async function measure(
  queriesOf: (kind: Kind) => string[],
  ask: (query: string) => unknown,
): Promise<Figures['times']> {
  const times = {} as Figures['times'];
  for (const kind of KINDS) {
    times[kind] = [];
    for (const query of queriesOf(kind)) {
      const start = performance.now();
      await ask(query);
      times[kind].push(performance.now() - start);
    }
  }
  return times;
}
