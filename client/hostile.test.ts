import { expect, test } from 'vitest';
import type { LogEntry } from '#contract/wire/chats.ts';
import type { PushOf, ResponseOf } from '#contract/wire/events.ts';
import { testClients } from './testing/clients.ts';
import { type TestClient, chatWith, history, texts, until, valueOf } from './testing/harness.ts';
import { type Tampering, tamperedSockets } from './testing/tampered-socket.ts';

const house = testClients();
let pairs = 0;

/** Two people in a chat with one message each; the server lies to `victim` from then on. */
async function conversation(tampering: Tampering) {
  pairs++;
  const active: Tampering = {};
  const { factory, inject } = tamperedSockets(active);
  const friend = await house.join(`friend${pairs}`);
  const victim = await house.join(`victim${pairs}`, { socketFactory: factory });
  const chatId = await chatWith(friend, `victim${pairs}`);
  valueOf(await friend.engine.sendText(chatId, 'hello'));
  await until(async () => (await victim.engine.chat(chatId)) !== null);
  await until(async () => (await texts(victim.engine, chatId)).length === 1);
  valueOf(await victim.engine.sendText(chatId, 'hi'));
  await until(async () => (await texts(friend.engine, chatId)).length === 2);
  // The fresh member's first commit is through as well.
  await until(async () => {
    const record = await victim.store.get('chats', [chatId]);
    return record?.['healAt'] === null;
  });
  Object.assign(active, tampering);
  return { friend, victim, chatId, inject };
}

type Push = PushOf<'log:entry'>;
const kinds = async ({ engine }: TestClient, chatId: Push['chatId']) =>
  (await history(engine, chatId)).map(({ kind }) => kind);

/** Tampers with the first message entry alone. */
function once(change: (entry: LogEntry) => LogEntry | null): Tampering {
  let done = false;
  return {
    push: (name, payload: Push) => {
      if (name !== 'log:entry' || done || payload.entry.kind !== 'message') return payload;
      done = true;
      const entry = change(payload.entry);
      return entry === null ? null : { ...payload, entry };
    },
  };
}

test('entries that were not pushed are fetched before later ones', async () => {
  let count = 0;
  const { friend, victim, chatId } = await conversation({
    push: (name, payload) => (name === 'log:entry' && count++ % 3 !== 2 ? null : payload),
  });
  const sent = Array.from({ length: 12 }, (_, at) => `${at}`);
  for (const text of sent) valueOf(await friend.engine.sendText(chatId, text));
  await until(async () => (await texts(victim.engine, chatId)).length === 14);
  expect((await texts(victim.engine, chatId)).slice(2)).toEqual(sent);
});

test('a tampered ciphertext is shown as unreadable and holds up nothing', async () => {
  const { friend, victim, chatId } = await conversation(
    once((entry) => ({
      ...entry,
      payload: entry.payload.map((byte, at) => (at > 40 ? byte ^ 1 : byte)),
    })),
  );
  for (const text of ['lost', 'read']) valueOf(await friend.engine.sendText(chatId, text));
  await until(async () => (await kinds(victim, chatId)).length === 4);
  expect(await kinds(victim, chatId)).toEqual(['text', 'text', 'undecryptable', 'text']);
  expect((await texts(victim.engine, chatId))[3]).toBe('read');
});

test('the shown sender is the one that MLS verified, whatever the server says', async () => {
  const { friend, victim, chatId } = await conversation(
    once((entry) => ({ ...entry, deviceId: '0'.repeat(16) as LogEntry['deviceId'] })),
  );
  valueOf(await friend.engine.sendText(chatId, 'me'));
  await until(async () => (await texts(victim.engine, chatId)).length === 3);
  const account = await friend.engine.account();
  expect((await history(victim.engine, chatId))[2]?.senderId).toBe(account?.userId);
  expect(victim.logs).toContain('protocol-violation:sender');
});

test('a ciphertext under another id is not believed', async () => {
  const { friend, victim, chatId } = await conversation(
    once((entry) => ({ ...entry, id: '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b' as LogEntry['id'] })),
  );
  for (const text of ['moved', 'right']) valueOf(await friend.engine.sendText(chatId, text));
  await until(async () => (await kinds(victim, chatId)).length === 4);
  expect(await kinds(victim, chatId)).toEqual(['text', 'text', 'undecryptable', 'text']);
  expect(victim.logs).toContain('protocol-violation:id');
});

test('a replayed message is not shown twice', async () => {
  const seen: Push[] = [];
  const { friend, victim, chatId, inject } = await conversation({
    push: (_name, payload) => {
      seen.push(payload);
      return payload;
    },
  });
  valueOf(await friend.engine.sendText(chatId, 'pay 10'));
  await until(async () => (await texts(victim.engine, chatId)).length === 3);
  const push = seen.find(({ entry }) => entry?.kind === 'message');
  if (push === undefined) throw new Error('nothing was pushed');
  inject('log:entry', { ...push, entry: { ...push.entry, seq: push.entry.seq + 1 } });
  inject('log:entry', push);
  await until(() => victim.logs.includes('undecryptable'));
  expect((await texts(victim.engine, chatId)).filter((text) => text === 'pay 10')).toHaveLength(1);
});

test('a forged commit breaks the group for this device alone, without a loop', async () => {
  const { friend, victim, chatId } = await conversation(
    once((entry) => ({ ...entry, kind: 'commit', payload: new Uint8Array(200).fill(7) })),
  );
  for (const text of ['as commit', 'after']) valueOf(await friend.engine.sendText(chatId, text));
  await until(async () => (await kinds(victim, chatId)).length === 3);
  expect((await kinds(victim, chatId))[2]).toBe('undecryptable');
  const { id } = valueOf(await victim.engine.sendText(chatId, 'nobody reads this'));
  await until(async () => {
    const message = (await history(victim.engine, chatId)).find((candidate) => candidate.id === id);
    return message?.sendState === 'failed' && message.failure === 'undecryptable';
  });
  expect(victim.logs.filter((code) => code.startsWith('group-broken'))).toHaveLength(1);
  expect((await friend.engine.connection()).state).toBe('online');
});

test('malformed pushes and answers are refused and change nothing', async () => {
  let lies = 2;
  const { friend, victim, chatId, inject } = await conversation({
    answer: (name, answer: ResponseOf<'message:send'>) =>
      name === 'message:send' && lies-- > 0 ? { ...answer, seq: 'many' } : answer,
  });
  inject('log:entry', { chatId, entry: { seq: -1 } });
  inject('log:entry', null);
  inject('chat:state', { chat: { chatId } });
  inject('presence:update', 'online');
  valueOf(await victim.engine.sendText(chatId, 'once'));
  await until(async () => (await texts(friend.engine, chatId)).length === 3);
  await until(async () => (await history(victim.engine, chatId))[2]?.sendState === 'sent');
  expect((await texts(friend.engine, chatId)).slice(2)).toEqual(['once']);
  expect(victim.logs).toContain('protocol-violation:log:entry');
  expect(victim.logs).toContain('protocol-violation:message:send');
});

test('an ack with a seq of the past is a failure that can be retried', async () => {
  const { victim, friend, chatId } = await conversation({
    request: (name) => (name === 'message:send' ? { ok: true, seq: 1, receivedAt: 1 } : undefined),
  });
  const { id } = valueOf(await victim.engine.sendText(chatId, 'where to'));
  const mine = async () =>
    (await history(victim.engine, chatId)).find((candidate) => candidate.id === id);
  await until(async () => (await mine())?.sendState === 'failed');
  expect((await mine())?.failure).toBe('protocol-violation');
  expect(await texts(friend.engine, chatId)).toHaveLength(2);
  valueOf(await victim.engine.discard(chatId, id));
  expect(await texts(victim.engine, chatId)).toHaveLength(2);
  expect((await victim.engine.chat(chatId))?.lastMessage?.text).toBe('hi');
});

test('a refusal for a stale epoch is answered by the same message, once', async () => {
  const ids: string[] = [];
  const { friend, victim, chatId } = await conversation({
    request: (name, { id }: { id: string }) => {
      if (name !== 'message:send') return undefined;
      ids.push(id);
      return ids.length === 1 ? { ok: false, code: 'epoch-stale' } : undefined;
    },
  });
  valueOf(await victim.engine.sendText(chatId, 'again'));
  await until(async () => (await texts(friend.engine, chatId)).length === 3);
  expect(new Set(ids).size).toBe(1);
  expect((await texts(friend.engine, chatId)).slice(2)).toEqual(['again']);
});

test('a directory that names a foreign key is not believed', async () => {
  const { victim } = await conversation({
    answer: (name, answer: ResponseOf<'directory:lookup'>) =>
      name === 'directory:lookup'
        ? { ...answer, account: { ...answer.account, identityKey: new Uint8Array(32).fill(9) } }
        : answer,
  });
  const found = await victim.engine.findPerson('@friend1');
  expect(found).toEqual({ ok: false, code: 'protocol-violation' });
});
