/**
 * How long does a message take from `sendText` on one engine to its decrypted, stored arrival on
 * another? Beside a bare Socket.IO echo in the same run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { io } from 'socket.io-client';
import * as parser from '#contract/wire/socket-parser.ts';
import { arrival } from './support/arrival.ts';
import { registered, value } from './support/engines.ts';
import { startService } from './support/processes.ts';
import { publish } from './support/report.ts';
import { percentile, significant } from './support/statistics.ts';

const WARM_UP = 50;
const SAMPLES = 500;

async function measureEngines(url: string, folder: string): Promise<number[]> {
  const anna = await registered(path.join(folder, 'anna'), url, 'Anna');
  const boris = await registered(path.join(folder, 'boris'), url, 'Boris');
  const chat = value(await anna.engine.openDirect(boris.account.userId));
  const samples: number[] = [];
  for (let i = 0; i < WARM_UP + SAMPLES; i++) {
    const text = `message ${i}`;
    const arrived = arrival(boris.engine, text);
    const start = performance.now();
    value(await anna.engine.sendText(chat.chatId, text));
    samples.push((await arrived) - start);
  }
  await anna.close();
  await boris.close();
  return samples.slice(WARM_UP);
}

async function measureEcho(url: string): Promise<number[]> {
  const socket = io(url, { path: '/socket', parser, transports: ['websocket'] });
  const samples: number[] = [];
  const payload = { bytes: new Uint8Array(600) };
  for (let i = 0; i < WARM_UP + SAMPLES; i++) {
    const start = performance.now();
    await socket.emitWithAck('echo', payload);
    samples.push(performance.now() - start);
  }
  socket.disconnect();
  return samples.slice(WARM_UP);
}

const folder = mkdtempSync(path.join(tmpdir(), 'vestnik-bench-'));
const relay = await startService('bench/support/relay.ts', []);
const echo = await measureEcho(relay.url).finally(() => relay.stop());
const server = await startService(
  'server/main.ts',
  ['--port', '0', '--data', path.join(folder, 'server')],
  { VESTNIK_RATE_FACTOR: '0', VESTNIK_LOG_LEVEL: 'warn' },
);
try {
  const engines = await measureEngines(server.url, folder);
  const row = (name: string, samples: number[], p: number) => ({
    name: `${name} p${p}`,
    value: significant(percentile(samples, p)),
    unit: 'ms',
  });
  publish({
    bench: 'latency',
    question: `engine to engine, send to decrypted and stored, ${SAMPLES} messages one by one`,
    rows: [
      { ...row('engine to engine', engines, 50), aim: '< 15' },
      row('engine to engine', engines, 99),
      row('Socket.IO echo', echo, 50),
      row('Socket.IO echo', echo, 99),
    ],
  });
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
