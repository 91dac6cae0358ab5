import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '../app.ts';
import type { ServerConfig } from '../config/config.ts';

export interface TestServer extends RunningServer, AsyncDisposable {
  data: string;
}

/** A server on a free port with a folder of its own, gone at the end of the scope. */
export async function testServer(options: Partial<ServerConfig> = {}): Promise<TestServer> {
  const data = await mkdtemp(join(tmpdir(), 'vestnik-server-'));
  const server = await startServer({
    port: 0,
    data,
    logLevel: 'error',
    rateFactor: 0,
    web: join(data, 'no-web'),
    ...options,
  });
  return {
    ...server,
    data,
    async [Symbol.asyncDispose]() {
      await server.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}
