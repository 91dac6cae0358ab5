/**
 * How fast does a file go up and down, encrypted, engine to server to engine? Beside plain HTTP PUT and
 * GET of as many bytes to and from a disk in the same run.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openAsBlob, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EngineApi } from '#contract/engine/api.ts';
import type { BlobId } from '#contract/wire/files.ts';
import { registered, value } from './support/engines.ts';
import { cpuSeconds, startService } from './support/processes.ts';
import { publish } from './support/report.ts';
import { significant } from './support/statistics.ts';

const MEGABYTE = 1024 * 1024;
const SIZE = Number(process.env['VESTNIK_BENCH_FILE_MB'] ?? 512) * MEGABYTE;

interface Measured {
  seconds: number;
  cpu: number;
}

async function measured(pid: number, work: () => Promise<void>): Promise<Measured> {
  const cpuBefore = process.cpuUsage();
  const serverBefore = cpuSeconds(pid);
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { seconds, cpu: (user + system) / 1e6 + cpuSeconds(pid) - serverBefore };
}

function ready(engine: EngineApi, blobId: BlobId): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = engine.subscribe((event) => {
      const file = event.type === 'files' && event.files.find((one) => one.blobId === blobId);
      if (!file || (file.state !== 'ready' && file.state !== 'failed')) return;
      end();
      if (file.state === 'ready') resolve();
      else reject(new Error(file.failure ?? 'failed'));
    });
  });
}

async function encrypted(folder: string, file: string): Promise<{ up: Measured; down: Measured }> {
  const args = ['--port', '0', '--data', path.join(folder, 'server')];
  const env = { VESTNIK_RATE_FACTOR: '0', VESTNIK_LOG_LEVEL: 'warn' };
  const server = await startService('server/main.ts', args, env);
  try {
    const anna = await registered(path.join(folder, 'anna'), server.url, 'Anna');
    const boris = await registered(path.join(folder, 'boris'), server.url, 'Boris');
    const { chatId } = value(await anna.engine.openDirect(boris.account.userId));
    const content = await openAsBlob(file);
    const arrived = Promise.withResolvers<void>();
    boris.engine.subscribe((event) => event.type === 'incoming' && arrived.resolve());
    let ref = { chatId, messageId: '' as never, blobId: '' as BlobId };
    const up = await measured(server.pid, async () => {
      const files = [{ content, name: 'file', type: '', kind: 'file' as const }];
      const sent = value(await anna.engine.sendFiles({ chatId, files, caption: '' }));
      const { blobId } = sent.attachments[0]!;
      ref = { chatId, messageId: sent.id as never, blobId };
      await ready(anna.engine, blobId);
    });
    await arrived.promise;
    const down = await measured(server.pid, async () => {
      const done = ready(boris.engine, ref.blobId);
      value(await boris.engine.fetchFile(ref));
      await done;
    });
    await anna.close();
    await boris.close();
    return { up, down };
  } finally {
    await server.stop();
  }
}

async function plain(folder: string, file: string): Promise<{ up: Measured; down: Measured }> {
  const server = await startService('bench/support/plain-files.ts', [folder]);
  try {
    const up = await measured(server.pid, async () => {
      const body = await openAsBlob(file);
      const response = await fetch(`${server.url}/file`, { method: 'PUT', body });
      if (!response.ok) throw new Error(`PUT: ${response.status}`);
    });
    const down = await measured(server.pid, async () => {
      const response = await fetch(`${server.url}/file`);
      const target = openSync(path.join(folder, 'received'), 'w');
      for await (const piece of response.body!) writeSync(target, piece);
      closeSync(target);
    });
    return { up, down };
  } finally {
    await server.stop();
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'vestnik-bench-'));
try {
  const file = path.join(folder, 'original');
  const target = openSync(file, 'w');
  for (let at = 0; at < SIZE; at += MEGABYTE) writeSync(target, randomBytes(MEGABYTE));
  closeSync(target);
  const base = await plain(folder, file);
  const own = await encrypted(folder, file);
  const rate = ({ seconds }: Measured) => significant(SIZE / 1e6 / seconds);
  const share = (a: Measured, b: Measured) => significant((100 * b.seconds) / a.seconds);
  publish({
    bench: 'files',
    question: `${SIZE / MEGABYTE} MiB up and down, beside plain HTTP PUT and GET`,
    rows: [
      { name: 'encrypted upload', value: rate(own.up), unit: 'MB/s' },
      { name: 'plain PUT', value: rate(base.up), unit: 'MB/s' },
      { name: 'upload, share of plain', value: share(own.up, base.up), unit: '%', aim: '≥ 60' },
      { name: 'encrypted download', value: rate(own.down), unit: 'MB/s' },
      { name: 'plain GET', value: rate(base.down), unit: 'MB/s' },
      {
        name: 'download, share of plain',
        value: share(own.down, base.down),
        unit: '%',
        aim: '≥ 60',
      },
      { name: 'CPU of the upload', value: significant(own.up.cpu), unit: 's' },
      { name: 'CPU of the PUT', value: significant(base.up.cpu), unit: 's' },
      { name: 'CPU of the download', value: significant(own.down.cpu), unit: 's' },
      { name: 'CPU of the GET', value: significant(base.down.cpu), unit: 's' },
    ],
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
