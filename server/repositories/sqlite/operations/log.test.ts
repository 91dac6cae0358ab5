import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChatId } from '#contract/wire/primitives.ts';
import { createDevice } from '../../../testing/account.ts';
import { bytes, newId } from '../../../testing/client.ts';
import type { Repositories } from '../../ports.ts';
import { openSqlite } from '../open.ts';

let folder: string;
let repositories: Repositories;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vestnik-log-'));
  repositories = await openSqlite(folder, () => expect.unreachable());
});
afterAll(async () => {
  await repositories.close();
  rmSync(folder, { recursive: true, force: true });
});

async function createAccount() {
  const { userId, deviceId, certificate, identity } = createDevice();
  const expiresAt = Date.now() + 60_000;
  const device = {
    deviceId,
    certificate: Uint8Array.from(certificate),
    certificateCreatedAt: 1,
    expiresAt,
  };
  const identityKey = Uint8Array.from(identity.raw);
  await repositories.accounts.register({ userId, identityKey, handle: null, device, now: 1 });
  return (await repositories.devices.find({ deviceId }))!;
}

/** A chat whose group consists of one device of each side. */
async function createChat() {
  const one = await createAccount();
  const two = await createAccount();
  const { chat } = await repositories.chats.createDirect({
    chatId: newId() as unknown as ChatId,
    accountRef: one.accountRef,
    peerRef: two.accountRef,
    maxChats: 10,
    now: 1,
  });
  const { chatRef } = chat!;
  const commit = { chatRef, deviceRef: one.deviceRef, epoch: 0, id: newId(), payload: bytes() };
  await repositories.log.commit({
    ...commit,
    accountRef: one.accountRef,
    welcome: bytes(),
    added: [two.deviceId],
    removed: [],
    change: null,
    now: 1,
  });
  return { chatRef, one, two, payloads: [new Uint8Array(0)] };
}

test('any page of any interleaved log is what was appended', async () => {
  const chats = await Promise.all([createChat(), createChat(), createChat()]);
  for (let round = 0; round < 300; round++) {
    const appends = chats.flatMap((chat, index) => {
      // The chats grow at different speeds, so that marks and predecessors lie apart.
      if (round % (index * 3 + 1) !== 0) return [];
      const payload = bytes(8);
      chat.payloads.push(payload);
      const { chatRef, one } = chat;
      const entry = { chatRef, deviceRef: one.deviceRef, epoch: 1, id: newId(), payload };
      return [repositories.log.append(entry)];
    });
    await Promise.all(appends);
  }
  const page = fc.record({
    chat: fc.constantFrom(...chats),
    afterSeq: fc.nat({ max: 310 }),
    untilSeq: fc.nat({ max: 310 }),
    limit: fc.integer({ min: 1, max: 200 }),
  });
  await fc.assert(
    fc.asyncProperty(page, async ({ chat, afterSeq, untilSeq, limit }) => {
      const { chatRef, two, payloads } = chat;
      const { deviceRef } = two;
      const request = { chatRef, deviceRef, afterSeq, untilSeq, limit, maxBytes: 1e6 };
      const { entries } = await repositories.log.page(request);
      const last = Math.min(afterSeq + limit, untilSeq, payloads.length);
      const seqs = Array.from(
        { length: Math.max(0, last - afterSeq) },
        (_, at) => afterSeq + 1 + at,
      );
      expect(entries.map((entry) => entry.seq)).toEqual(seqs);
      for (const { seq, kind, payload } of entries) {
        if (seq === 1) expect(kind).toBe('welcome');
        else expect(payload).toEqual(payloads[seq - 1]);
      }
    }),
    { numRuns: 150 },
  );
});

test('pruning in steps, and what is past its time, leave exactly the rest', async () => {
  const { chatRef, one, two } = await createChat();
  for (let count = 0; count < 200; count++) {
    const payload = bytes(8);
    const entry = { chatRef, deviceRef: one.deviceRef, epoch: 1, id: newId(), payload };
    await repositories.log.append(entry);
  }
  const seqs = async () => {
    const request = { chatRef, deviceRef: two.deviceRef, afterSeq: 0, untilSeq: 201, limit: 500 };
    const { entries, startSeq } = await repositories.log.page({ ...request, maxBytes: 1e6 });
    expect(entries.every((entry) => entry.payload.byteLength > 0)).toBe(true);
    return [startSeq, entries[0]?.seq, entries.length];
  };
  for (const { accountRef, deviceRef } of [one, two]) {
    await repositories.chats.confirm({ chatRef, accountRef, deviceRef, seq: 150, delivered: true });
  }
  expect(await repositories.retention.pruneConfirmed({ chatRef, limit: 70 })).toEqual({
    more: true,
  });
  expect(await seqs()).toEqual([70, 71, 131]);
  await repositories.retention.pruneConfirmed({ chatRef, limit: 70 });
  expect(await repositories.retention.pruneConfirmed({ chatRef, limit: 70 })).toEqual({
    more: false,
  });
  expect(await seqs()).toEqual([150, 151, 51]);
  const before = Date.now() + 1000;
  while ((await repositories.retention.pruneOld({ before, limit: 100 })).more);
  expect(await seqs()).toEqual([201, undefined, 0]);

  // Row numbers start again: what is left of the old chain must not lead into another chat.
  const other = await createChat();
  const payload = bytes(8);
  const entry = { chatRef, deviceRef: one.deviceRef, epoch: 1, id: newId(), payload };
  expect(await repositories.log.append(entry)).toMatchObject({ seq: 202 });
  const request = {
    deviceRef: two.deviceRef,
    afterSeq: 201,
    untilSeq: 202,
    limit: 9,
    maxBytes: 99,
  };
  const page = await repositories.log.page({ chatRef, ...request });
  expect(page.entries.map(({ seq, payload: found }) => [seq, found])).toEqual([[202, payload]]);
  expect(other.chatRef).not.toBe(chatRef);
});
