/**
 * How many durable messages a second does the server take, and what does a thousand cost?
 * 200 clients in 100 pairs, 600-byte ciphertexts, each client with one message in flight (as the
 * engine sends); beside a Socket.IO relay that stores nothing, under the same load.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { connectAccount } from './support/accounts.ts';
import { type Service, cpuSeconds, startService } from './support/processes.ts';
import { type Row, publish } from './support/report.ts';
import { percentile, significant } from './support/statistics.ts';
import { WireClient } from './support/wire-client.ts';

const PAIRS = 100;
const CIPHERTEXT = randomBytes(600);
const WARM_UP_MS = 2_000;
const MEASURED_MS = 8_000;

interface Sender {
  client: WireClient;
  chatId: string;
  epoch: number;
}

async function pairOnServer(url: string): Promise<Sender[]> {
  const [a, b] = await Promise.all([connectAccount(url), connectAccount(url)]);
  const { chat } = await a.client.request('chat:create', { kind: 'direct', peerId: b.userId });
  const commit = await a.client.request('chat:commit', {
    chatId: chat.chatId,
    epoch: 0,
    id: uuidv7(),
    commit: randomBytes(400),
    welcome: randomBytes(400),
    added: [b.deviceId],
    removed: [],
  });
  if (!commit.ok) throw new Error(`commit refused: ${commit.code}`);
  return [a, b].map(({ client }) => ({ client, chatId: chat.chatId, epoch: commit.epoch }));
}

async function pairOnRelay(url: string): Promise<Sender[]> {
  const chatId = uuidv7();
  const clients = [1, 2].map(() => WireClient.connect(url, '/socket', { room: chatId }));
  return (await Promise.all(clients)).map((client) => ({ client, chatId, epoch: 1 }));
}

async function load(service: Service, senders: Sender[]) {
  const latencies: number[] = [];
  let acknowledged = 0;
  let delivered = 0;
  let running = true;
  const flood = async ({ client, chatId, epoch }: Sender) => {
    client.onEvent = (name) => {
      if (name === 'log:entry') delivered++;
    };
    while (running) {
      const start = performance.now();
      const answer = await client.request('message:send', {
        chatId,
        epoch,
        id: uuidv7(),
        ciphertext: CIPHERTEXT,
      });
      if (!answer.ok) throw new Error(`send refused: ${answer.code}`);
      acknowledged++;
      latencies.push(performance.now() - start);
    }
  };
  const floods = Promise.all(senders.map(flood));
  await new Promise((resolve) => setTimeout(resolve, WARM_UP_MS));
  const before = { acknowledged, delivered, cpu: cpuSeconds(service.pid), at: performance.now() };
  latencies.length = 0;
  await new Promise((resolve) => setTimeout(resolve, MEASURED_MS));
  const seconds = (performance.now() - before.at) / 1000;
  const messages = acknowledged - before.acknowledged;
  const cpu = cpuSeconds(service.pid) - before.cpu;
  running = false;
  await floods;
  for (const { client } of senders) client.close();
  return {
    rate: messages / seconds,
    delivered: (delivered - before.delivered) / seconds,
    cpuPerThousand: (cpu / messages) * 1000,
    p50: percentile(latencies, 50),
    p99: percentile(latencies, 99),
  };
}

function rows(label: string, result: Awaited<ReturnType<typeof load>>, aimed: boolean): Row[] {
  return [
    {
      name: `${label}: messages acknowledged`,
      value: Math.round(result.rate),
      unit: '/s',
      ...(aimed && { aim: '≥ 10000' }),
    },
    { name: `${label}: messages delivered`, value: Math.round(result.delivered), unit: '/s' },
    {
      name: `${label}: CPU per 1,000 messages`,
      value: significant(result.cpuPerThousand),
      unit: 's',
      ...(aimed && { aim: '≤ 0.08' }),
    },
    { name: `${label}: ack p50`, value: significant(result.p50), unit: 'ms' },
    { name: `${label}: ack p99`, value: significant(result.p99), unit: 'ms' },
  ];
}

async function measure(
  service: Service,
  pair: (url: string) => Promise<Sender[]>,
): Promise<Awaited<ReturnType<typeof load>>> {
  try {
    const senders: Sender[] = [];
    for (let i = 0; i < PAIRS; i++) senders.push(...(await pair(service.url)));
    return await load(service, senders);
  } finally {
    await service.stop();
  }
}

const data = mkdtempSync(path.join(tmpdir(), 'vestnik-bench-'));
try {
  const floor = await measure(await startService('bench/support/relay.ts', []), pairOnRelay);
  const server = await measure(
    await startService('server/main.ts', ['--port', '0', '--data', data], {
      VESTNIK_RATE_FACTOR: '0',
      VESTNIK_LOG_LEVEL: 'warn',
    }),
    pairOnServer,
  );
  publish({
    bench: 'server-load',
    question: '200 clients in pairs, 600-byte ciphertexts, one in flight each',
    rows: [...rows('durable server', server, true), ...rows('relay without storage', floor, false)],
  });
} finally {
  rmSync(data, { recursive: true, force: true });
}
