import type { CDPSession } from '@playwright/test';

/** From here on the web platform calls a task long (W3C Long Tasks). */
const LONG_MS = 50;

/** Tasks of a page's main thread, by the time they took and by the time the CPU worked on them. */
export interface TaskFigures {
  count: number;
  longestWall: number;
  longestCpu: number;
  longWall: number;
  longCpu: number;
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds: from start to end, and of those on the CPU. */
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

/** Begins a trace of the page's process; the answer ends it and counts the main thread's tasks. */
export async function traceTasks(session: CDPSession): Promise<() => Promise<TaskFigures>> {
  const byThread = new Map<string, TaskFigures>();
  const pages = new Set<string>();
  // Counted as they come: the trace of a long way would not fit into memory.
  const collect = ({ value }: { value: unknown[] }) => {
    for (const { name, pid, tid, dur = 0, tdur = 0, args } of value as TraceEvent[]) {
      const thread = `${pid}/${tid}`;
      if (name === 'thread_name' && args?.name === 'CrRendererMain') pages.add(thread);
      if (name !== 'RunTask') continue;
      const figures = byThread.get(thread) ?? none();
      add(figures, dur / 1000, tdur / 1000);
      byThread.set(thread, figures);
    }
  };
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', '__metadata'] },
  });
  return async () => {
    const complete = new Promise<void>((resolve) =>
      session.once('Tracing.tracingComplete', () => resolve()),
    );
    await session.send('Tracing.end');
    await complete;
    session.off('Tracing.dataCollected', collect);
    const figures = [...pages].flatMap((thread) => byThread.get(thread) ?? []);
    // Of several pages the one at work.
    const [busiest] = figures.toSorted((a, b) => b.count - a.count);
    if (busiest === undefined) throw new Error('the trace holds no task of the page');
    return busiest;
  };
}

const none = (): TaskFigures => ({
  count: 0,
  longestWall: 0,
  longestCpu: 0,
  longWall: 0,
  longCpu: 0,
});

function add(figures: TaskFigures, wall: number, cpu: number): void {
  figures.count++;
  figures.longestWall = Math.max(figures.longestWall, wall);
  figures.longestCpu = Math.max(figures.longestCpu, cpu);
  if (wall > LONG_MS) figures.longWall++;
  if (cpu > LONG_MS) figures.longCpu++;
}
