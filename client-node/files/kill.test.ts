import { createHash, randomBytes } from 'node:crypto';
import { closeSync, createReadStream, openAsBlob, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { EngineApi } from '#contract/engine/api.ts';
import type { FileRef } from '#contract/engine/files.ts';
import type { FileView } from '#contract/engine/views.ts';
import { World } from '../../cli/testing/processes.ts';
import { online, until, valueOf } from '../../client/testing/harness.ts';
import { type OpenEngine, openEngine } from '../engine/open-engine.ts';

/** `VESTNIK_FILE_MB=2048 npx vitest run client-node/files/kill` takes a large one. */
const MEGABYTES = Number(process.env['VESTNIK_FILE_MB'] ?? 64);
const MEGABYTE = 1024 * 1024;
const PATIENCE = 60_000 + MEGABYTES * 500;

const world = new World();
const engines: OpenEngine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close().catch(() => {});
  await world.end();
}, 60_000);

async function open(name: string): Promise<OpenEngine> {
  const opened = valueOf(await openEngine({ profileDir: world.profile(name) }));
  engines.push(opened);
  if (opened.account) await online(opened.engine);
  return opened;
}

async function person(name: string): Promise<OpenEngine> {
  const opened = await open(name);
  const phrase = await opened.engine.createPhrase();
  const request = { server: world.url, displayName: name, handle: name, phrase };
  valueOf(await opened.engine.register(request));
  await online(opened.engine);
  return opened;
}

function makeFile(path: string) {
  const file = openSync(path, 'w');
  const hash = createHash('sha256');
  for (let at = 0; at < MEGABYTES; at++) {
    const piece = randomBytes(MEGABYTE);
    hash.update(piece);
    writeSync(file, piece);
  }
  closeSync(file);
  return hash.digest('hex');
}

/** Resolves once a transfer is past a share of the whole. */
function reaches(engine: EngineApi, state: FileView['state'], share: number): Promise<void> {
  return new Promise((resolve) => {
    const end = engine.subscribe((event) => {
      if (event.type !== 'files') return;
      const [file] = event.files;
      if (file?.state !== state || file.done < file.total * share) return;
      end();
      resolve();
    });
  });
}

const stateOf = async (engine: EngineApi, ref: FileRef) =>
  (await engine.files()).find(({ blobId }) => blobId === ref.blobId)?.state;

test(
  'a file goes through kills of the server and restarts of the client, both ways',
  { timeout: PATIENCE * 2 },
  async () => {
    const path = join(world.folder, 'file.bin');
    const hash = makeFile(path);
    await world.startServer();
    let anna = await person('anna');
    let boris = await person('boris');
    const peer = valueOf(await anna.engine.findPerson('boris'));
    const { chatId } = valueOf(await anna.engine.openDirect(peer.userId));
    const idle = process.memoryUsage().rss;
    let most = idle;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
    const restartServer = async () => {
      await world.killServer();
      await world.startServer();
    };

    let reached = reaches(anna.engine, 'uploading', 0.2);
    const content = await openAsBlob(path);
    const file = { content, name: 'file.bin', type: '', kind: 'file' as const };
    const sent = valueOf(await anna.engine.sendFiles({ chatId, files: [file], caption: '' }));
    const ref = { chatId, messageId: sent.id, blobId: sent.attachments[0]!.blobId };
    await reached;
    await restartServer();
    await reaches(anna.engine, 'uploading', 0.5);
    await anna.close();
    engines.splice(engines.indexOf(anna), 1);
    await world.killServer();
    await world.startServer();
    anna = await open('anna');
    await until(async () => (await stateOf(anna.engine, ref)) === 'ready', PATIENCE);
    const arrived = async () => (await boris.engine.page({ chatId, limit: 9 })).messages.length > 0;
    await until(arrived, PATIENCE);

    reached = reaches(boris.engine, 'downloading', 0.2);
    valueOf(await boris.engine.fetchFile(ref));
    await reached;
    await restartServer();
    await reaches(boris.engine, 'downloading', 0.5);
    await boris.close();
    engines.splice(engines.indexOf(boris), 1);
    await restartServer();
    boris = await open('boris');
    await until(async () => (await stateOf(boris.engine, ref)) === 'ready', PATIENCE);

    const received = createHash('sha256');
    for (let at = 0; at < content.size; at += 4 * MEGABYTE) {
      const end = Math.min(content.size, at + 4 * MEGABYTE);
      received.update(valueOf(await boris.engine.readFile(ref, at, end)));
    }
    clearInterval(watch);
    expect(received.digest('hex')).toBe(hash);
    const original = createHash('sha256');
    for await (const piece of createReadStream(path)) original.update(piece as Buffer);
    expect(original.digest('hex')).toBe(hash);
    // Two engines in one process; the aim is 300 MB for each.
    expect((most - idle) / MEGABYTE).toBeLessThan(600);
  },
);
