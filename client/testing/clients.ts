import { afterAll, afterEach, beforeAll } from 'vitest';
import type { EngineOptions } from '../engine.ts';
import {
  type TestClient,
  type TestServer,
  online,
  registered,
  testClient,
  testServer,
} from './harness.ts';
import type { MortalStore } from './mortal-store.ts';
import { secondDeviceStore } from './second-device.ts';

/** A real server for all tests of a file, and clients that stop after each of them. */
export interface TestClients {
  readonly server: TestServer;
  /** A client with an account, connected. */
  join(handle: string, options?: Partial<EngineOptions>): Promise<TestClient>;
  /** A client without an account. */
  open(options?: Partial<EngineOptions>): Promise<TestClient>;
  /** The same device after a restart, connected. */
  restart(client: TestClient): Promise<TestClient>;
  /** The same device on what its dead engine left on disk, connected. */
  revive(dead: TestClient, store: MortalStore): Promise<TestClient>;
  /** Another device of the account, connected. */
  another(client: TestClient): Promise<TestClient>;
}

/** Call it once, at the top of a test file. */
export function testClients(): TestClients {
  let server: TestServer | null = null;
  const running = new Set<TestClient>();

  beforeAll(async () => {
    server = await testServer();
  });
  afterEach(async () => {
    await Promise.all([...running].map(({ engine }) => engine.stop()));
    running.clear();
  });
  afterAll(() => server?.remove());

  const keep = (client: TestClient): TestClient => {
    running.add(client);
    return client;
  };
  const open: TestClients['open'] = async (options) => keep(await testClient(options));
  const connected = async (options: Partial<EngineOptions>): Promise<TestClient> => {
    const client = await open(options);
    await online(client.engine);
    return client;
  };
  const end = async (client: TestClient): Promise<void> => {
    await client.engine.stop();
    running.delete(client);
  };

  return {
    get server() {
      if (server === null) throw new Error('the tests have not begun');
      return server;
    },
    open,
    join: async (handle, options) => keep(await registered(server!.url, handle, options)),
    async restart(client) {
      await end(client);
      return connected({ store: client.store });
    },
    async revive(dead, store) {
      await end(dead);
      store.revive();
      return connected({ store });
    },
    another: async (client) => connected({ store: await secondDeviceStore(client) }),
  };
}
