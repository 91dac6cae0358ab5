import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Cdp } from '../../e2e/electron-double/chromium/cdp.ts';

/** What lives on a thread after a forced collection: megabytes, and for the page its parts in the tree. */
export interface Memory {
  page: number;
  worker: number;
  nodes: number;
  listeners: number;
}

/** Argument of Chromium that lets {@link watchMemory} in. */
export const MEMORY_FLAG = '--remote-debugging-port=0';

const MEGABYTE = 1024 * 1024;

/** Measures the page of an origin and its worker, in a Chromium that keeps its profile in `profile`. */
export async function watchMemory(profile: string, origin: string): Promise<() => Promise<Memory>> {
  const active = readFileSync(path.join(profile, 'DevToolsActivePort'), 'utf8');
  const [port, address] = active.trim().split('\n');
  const cdp = await Cdp.connect(`ws://127.0.0.1:${port}${address}`);
  const { targetInfos } = await cdp.send('Target.getTargets');
  const found = targetInfos.find(
    (target: { type: string; url: string }) =>
      target.type === 'page' && target.url.startsWith(origin),
  );
  const { sessionId: page } = await cdp.send('Target.attachToTarget', {
    targetId: found.targetId,
    flatten: true,
  });
  const worker = await new Promise<string>((resolve) => {
    cdp.listen((method, params) => {
      if (method === 'Target.attachedToTarget' && params.targetInfo.type === 'worker')
        resolve(params.sessionId);
    }, page);
    const options = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };
    void cdp.send('Target.setAutoAttach', options, page);
  });
  await cdp.send('Performance.enable', {}, page);

  const living = async (session: string): Promise<number> => {
    // Twice: what finalisers let go of is collected by the second one.
    for (let round = 0; round < 2; round++)
      await cdp.send('HeapProfiler.collectGarbage', {}, session);
    const {
      usedSize,
      embedderHeapUsedSize = 0,
      backingStorageSize = 0,
    } = await cdp.send('Runtime.getHeapUsage', {}, session);
    return (usedSize + embedderHeapUsedSize + backingStorageSize) / MEGABYTE;
  };

  return async () => {
    const sizes = { page: await living(page), worker: await living(worker) };
    const { metrics } = await cdp.send('Performance.getMetrics', {}, page);
    const metric = (wanted: string): number =>
      metrics.find(({ name }: { name: string }) => name === wanted).value;
    return { ...sizes, nodes: metric('Nodes'), listeners: metric('JSEventListeners') };
  };
}
