import { expect, test } from 'vitest';
import { StoreError } from './ports/store.ts';
import { readAccount } from './records/account.ts';
import { testClients } from './testing/clients.ts';
import { online, until, valueOf } from './testing/harness.ts';
import { MemoryStore } from './testing/memory-store.ts';

const house = testClients();

test('what is no server is told apart from one that does not answer', async () => {
  const { engine } = await house.open();
  expect((await engine.checkServer(house.server.url)).ok).toBe(true);
  expect(await engine.checkServer('not an address')).toEqual({ ok: false, code: 'bad-input' });
  expect(await engine.checkServer('ftp://example.org')).toEqual({ ok: false, code: 'bad-input' });
  expect(await engine.checkServer('http://127.0.0.1:1')).toEqual({
    ok: false,
    code: 'server-unreachable',
  });
});

test('registration refuses what can not be', async () => {
  const { engine } = await house.open();
  const phrase = await engine.createPhrase();
  const request = { server: house.server.url, displayName: 'Anna', phrase };
  const codes = [
    { ...request, phrase: phrase.toSpliced(0, 1) },
    { ...request, displayName: '   ' },
    { ...request, handle: '@no!' },
    { ...request, server: 'nowhere at all' },
  ].map((wrong) => engine.register(wrong));
  expect((await Promise.all(codes)).map((result) => (result.ok ? null : result.code))).toEqual([
    'bad-phrase',
    'bad-input',
    'bad-input',
    'bad-input',
  ]);
  expect(await engine.account()).toBe(null);
  valueOf(await engine.register({ ...request, handle: '@Anna_1' }));
  expect(await engine.account()).toMatchObject({ handle: 'anna_1', server: house.server.url });
  expect(await engine.register(request)).toEqual({ ok: false, code: 'account-present' });
  expect(valueOf(await engine.recoveryPhrase())).toEqual(phrase);
});

test('a registration whose answer was lost is finished by the next try', async () => {
  const store = new MemoryStore();
  const { engine } = await house.open({ store });
  const phrase = await engine.createPhrase();
  const request = { server: house.server.url, displayName: 'Lost', phrase };
  valueOf(await engine.register(request));
  await online(engine);
  const account = await readAccount(store);
  await engine.stop();
  const left = new MemoryStore();
  await left.write([{ table: 'meta', put: { ...account, state: 'pending' } }]);
  const next = await house.open({ store: left });
  expect(await next.engine.account()).toBe(null);
  const again = valueOf(await next.engine.register(request));
  expect(again.deviceId).toBe(account?.deviceId);
  await online(next.engine);
});

test('a taken handle leaves no account behind', async () => {
  await house.join('taken');
  const { engine } = await house.open();
  const phrase = await engine.createPhrase();
  const request = { server: house.server.url, displayName: 'Second', handle: 'taken', phrase };
  expect(await engine.register(request)).toMatchObject({ ok: false, code: 'handle-taken' });
  expect(await engine.account()).toBe(null);
  valueOf(await engine.register({ ...request, handle: 'free' }));
});

test('name and handle can be changed, others see both', async () => {
  const anna = await house.join('old_name');
  valueOf(await anna.engine.setHandle('@New_Name'));
  valueOf(await anna.engine.setDisplayName(' Anna the Second '));
  expect(await anna.engine.account()).toMatchObject({
    handle: 'new_name',
    displayName: 'Anna the Second',
  });
  const boris = await house.join('watcher');
  expect((await boris.engine.findPerson('old_name')).ok).toBe(false);
  const person = valueOf(await boris.engine.findPerson('@new_name'));
  const chat = valueOf(
    await anna.engine.openDirect(valueOf(await anna.engine.findPerson('watcher')).userId),
  );
  valueOf(await anna.engine.sendText(chat.chatId, 'hello'));
  const name = async () => (await boris.engine.people([person.userId]))[0]?.displayName;
  await until(async () => (await name()) === 'Anna the Second');
  valueOf(await anna.engine.setDisplayName('Third'));
  await until(async () => (await name()) === 'Third');
});

test('both sides see the same safety number, and a verified person is not replaced', async () => {
  const anna = await house.join('safe_a');
  const boris = await house.join('safe_b');
  const [b, a] = [
    valueOf(await anna.engine.findPerson('safe_b')),
    valueOf(await boris.engine.findPerson('safe_a')),
  ];
  const [one, other] = [
    valueOf(await anna.engine.safetyNumber(b.userId)),
    valueOf(await boris.engine.safetyNumber(a.userId)),
  ];
  expect(one.digits).toBe(other.digits);
  valueOf(await anna.engine.setVerified(b.userId, true));
  expect(valueOf(await anna.engine.safetyNumber(b.userId)).verified).toBe(true);

  valueOf(await boris.engine.setHandle(null));
  await house.join('safe_b');
  expect(await anna.engine.findPerson('safe_b')).toEqual({ ok: false, code: 'identity-mismatch' });
});

test('log-out destroys the key before anything else and wipes the store', async () => {
  const store = new MemoryStore();
  const steps: string[] = [];
  const client = await house.join('leaver', {
    store,
    destroyVault: async () => {
      steps.push(store.wiped ? 'wiped first' : 'key first');
    },
  });
  const { userId } = (await client.engine.account()) ?? {};
  valueOf(await client.engine.logout());
  expect(steps).toEqual(['key first']);
  expect(store.wiped).toBe(true);
  expect(await client.engine.account()).toBe(null);
  expect(client.events.at(-1)).toEqual({ type: 'account', account: null });
  const other = await house.join('stayer');
  expect(userId).toBeDefined();
  expect(await client.engine.findPerson('stayer')).toEqual({ ok: false, code: 'no-account' });
  expect((await other.engine.findPerson('leaver')).ok).toBe(true);
});

test('failures of the disk are answered by their code', async () => {
  const store = new MemoryStore();
  const client = await house.join('full', { store });
  await house.join('full_peer');
  const person = valueOf(await client.engine.findPerson('full_peer'));
  const { chatId } = valueOf(await client.engine.openDirect(person.userId));
  store.write = () => Promise.reject(new StoreError('storage-full'));
  expect(await client.engine.sendText(chatId, 'no room')).toEqual({
    ok: false,
    code: 'storage-full',
  });
  await client.engine.markRead(chatId, 1);
  await client.engine.setDraft(chatId, 'draft');
  Reflect.deleteProperty(store, 'write');
  valueOf(await client.engine.sendText(chatId, 'room again'));
});

test('an engine can be stopped at any time, twice, and answers afterwards', async () => {
  for (const delay of [0, 1, 5, 20, 60]) {
    const store = new MemoryStore();
    const first = await house.join(`stop${delay}`, { store });
    await first.engine.stop();
    const client = await house.open({ store });
    await new Promise((resolve) => setTimeout(resolve, delay));
    await Promise.all([client.engine.stop(), client.engine.stop()]);
    expect((await client.engine.connection()).state).toBe('offline');
    expect((await client.engine.setDisplayName('late')).ok).toBe(false);
  }
});
