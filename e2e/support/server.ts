import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

export interface ServerOptions {
  dataDir: string;
  /** Default: a free port. */
  port?: number;
  /** File that receives what the server writes to standard error. */
  logFile?: string;
  env?: Record<string, string>;
}

export interface RunningServer {
  url: string;
  port: number;
  /** SIGTERM, then its end. */
  stop(): Promise<void>;
  /** SIGKILL, then its end. */
  kill(): Promise<void>;
}

/** Starts the real server as a process of its own, serving the built web client. */
export async function startService(options: ServerOptions): Promise<RunningServer> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['server/main.ts', '--port', String(options.port ?? 0), '--data', options.dataDir],
    { env: { ...process.env, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  if (options.logFile) child.stderr!.pipe(createWriteStream(options.logFile, { flags: 'a' }));
  else child.stderr!.resume();
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  for await (const line of createInterface({ input: child.stdout! })) {
    const url = /^listening on (\S+)/.exec(line)?.[1];
    if (!url) continue;
    child.stdout!.resume();
    return {
      url,
      port: Number(new URL(url).port),
      stop: () => end('SIGTERM'),
      kill: () => end('SIGKILL'),
    };
  }
  throw new Error('the server ended before it served');
}
