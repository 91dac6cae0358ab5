import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const TICKS_PER_SECOND = 100;

/** CPU seconds (user and system, all threads) that a process has used; Linux only. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

export interface Service {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts a Node script and waits until it prints `listening on URL`. */
export async function startService(
  script: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<Service> {
  const child: ChildProcess = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout! })) {
    const url = /^listening on (\S+)/.exec(line)?.[1];
    if (!url) continue;
    return {
      url,
      pid: child.pid!,
      async stop() {
        if (child.exitCode !== null) return;
        const exited = once(child, 'exit');
        child.kill('SIGTERM');
        await exited;
      },
    };
  }
  throw new Error(`${script} ended before it served`);
}
