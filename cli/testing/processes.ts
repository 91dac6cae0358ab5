import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Lines } from './lines.ts';

const ROOT = join(import.meta.dirname, '../..');

/** A process with its lines. */
export interface Running {
  child: ChildProcess;
  out: Lines;
  err: Lines;
  /** Exit code; null after a signal. */
  ended: Promise<number | null>;
  feed(line: string): void;
  endInput(): void;
}

/** Starts one of the project's programs, with an empty environment beside the path. */
export function start(script: string, args: string[], env: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // Writing to a process that was killed is no failure of the test.
  child.stdin.on('error', () => {});
  return {
    child,
    out: new Lines(child.stdout),
    err: new Lines(child.stderr),
    ended: once(child, 'close').then(([code]) => code as number | null),
    feed: (line) => child.stdin.write(`${line}\n`),
    endInput: () => child.stdin.end(),
  };
}

/** A folder for one test file, with a server in it and as many profiles as names. */
export class World {
  readonly folder = mkdtempSync(join(tmpdir(), 'vestnik-cli-'));
  readonly #children = new Set<ChildProcess>();
  #server: Running | null = null;
  #port = '0';
  url = '';

  /** Starts the server; again after a kill, on the same port and data. */
  async startServer(): Promise<void> {
    const data = join(this.folder, 'server');
    const server = this.#track(
      start('server/main.ts', ['--port', this.#port, '--data', data, '--log-level', 'error']),
    );
    await server.out.reach(1);
    const [, url] = /^listening on (\S+)$/.exec(server.out.all[0] ?? '') ?? [];
    if (!url) throw new Error(`no server: ${server.err.all.join(' ')}`);
    this.url = url;
    this.#port = new URL(url).port;
    this.#server = server;
  }

  /** Ends the server as a crash would. */
  async killServer(): Promise<void> {
    this.#server?.child.kill('SIGKILL');
    await this.#server?.ended;
  }

  profile(name: string): string {
    return join(this.folder, name);
  }

  /** Starts a command of the client with a profile. */
  cli(profile: string, args: string[], env: Record<string, string> = {}): Running {
    return this.#track(start('cli/main.ts', ['--profile', this.profile(profile), ...args], env));
  }

  /** Runs a command to its end; `input` is its standard input. */
  async run(profile: string, args: string[], input = '', env: Record<string, string> = {}) {
    const command = this.cli(profile, args, env);
    command.child.stdin?.end(input);
    const code = await command.ended;
    return { code, out: command.out.objects, err: command.err.all };
  }

  /** Makes an account whose handle is the profile's name. */
  async register(profile: string): Promise<Record<string, unknown>> {
    const args = ['--server', this.url, 'register', '--name', profile, '--handle', profile];
    const { code, out, err } = await this.run(profile, args);
    if (code !== 0 || !out[0]) throw new Error(`register: ${err.join(' ')}`);
    return out[0];
  }

  async end(): Promise<void> {
    for (const child of this.#children) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  #track(running: Running): Running {
    this.#children.add(running.child);
    void running.ended.then(() => this.#children.delete(running.child));
    return running;
  }
}
