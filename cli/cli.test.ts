import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { World } from './testing/processes.ts';

const world = new World();
let anna: Record<string, unknown>;
let boris: Record<string, unknown>;

beforeAll(async () => {
  await world.startServer();
  [anna, boris] = await Promise.all([world.register('anna'), world.register('boris')]);
});
afterAll(() => world.end());

const texts = (lines: Record<string, unknown>[]) => lines.map(({ text }) => text);

test('register prints the account with its phrase, whoami the account', async () => {
  expect(anna).toMatchObject({ handle: 'anna', displayName: 'anna', server: world.url });
  expect(String(anna['phrase']).split(' ')).toHaveLength(24);
  const { phrase: _, ...account } = anna;
  expect(await world.run('anna', ['whoami'])).toEqual({ code: 0, out: [account], err: [] });
});

test('a message is acknowledged, printed once, and stands in both histories', async () => {
  const sent = await world.run('anna', ['send', '@boris', 'Привет, Борис']);
  expect(sent).toMatchObject({ code: 0, err: [] });
  const [ack] = sent.out;
  expect(sent.out).toHaveLength(1);

  const heard = await world.run('boris', ['listen', '--count', '1', '--timeout', '20']);
  expect(heard).toMatchObject({ code: 0, err: [] });
  expect(heard.out).toEqual([
    { ...ack, from: 'anna', text: 'Привет, Борис', sentAt: expect.any(Number) },
  ]);
  expect((await world.run('boris', ['listen', '--timeout', '1'])).out).toEqual([]);

  const userId = String(anna['userId']);
  const answered = await world.run('boris', ['send', userId, 'Привет!']);
  expect(answered.code).toBe(0);
  const [theirs, ours] = await Promise.all([
    world.run('anna', ['history', '@boris']),
    world.run('boris', ['history', 'anna', '--limit', '10']),
  ]);
  expect(texts(theirs.out)).toEqual(['Привет, Борис', 'Привет!']);
  expect(theirs.out.map(({ from }) => from)).toEqual(['anna', 'boris']);
  expect(ours.out.map(({ seq }) => seq)).toEqual(theirs.out.map(({ seq }) => seq));
  expect(texts((await world.run('anna', ['history', '@boris', '--limit', '1'])).out)).toEqual([
    'Привет!',
  ]);
  // History shows a message without taking it away from listen.
  expect(texts((await world.run('anna', ['listen', '--count', '1'])).out)).toEqual(['Привет!']);
});

test('lines of standard input go out in order, a listener hears them as they come', async () => {
  const listener = world.cli('boris', ['listen', '--count', '300', '--timeout', '60']);
  const lines = Array.from({ length: 300 }, (_, i) => `line ${i}`);
  const sent = await world.run('anna', ['send', '@boris', '-'], `${lines.join('\n')}\n\n`);
  expect(sent).toMatchObject({ code: 0, err: [] });
  expect(await listener.ended).toBe(0);
  expect(texts(listener.out.objects)).toEqual(lines);
  const place = ({ seq, clientMessageId }: Record<string, unknown>) => [seq, clientMessageId];
  expect(listener.out.objects.map(place)).toEqual(sent.out.map(place));
});

test('both sides show the same safety number', async () => {
  const [one, other] = await Promise.all([
    world.run('anna', ['verify', '@boris']),
    world.run('boris', ['verify', '@anna']),
  ]);
  expect(one.out[0]).toMatchObject({ userId: boris['userId'], handle: 'boris', verified: false });
  expect(String(one.out[0]?.['safetyNumber'])).toMatch(/^(\d{5} ){11}\d{5}$/);
  expect(other.out[0]?.['safetyNumber']).toBe(one.out[0]?.['safetyNumber']);
});

const tooLong = 'я'.repeat(20_000);

test.each<[string, string, string[]]>([
  ['no-account', 'empty', ['whoami']],
  ['no-account', 'empty', ['send', '@boris', 'x']],
  ['not-found', 'anna', ['send', '@nobody_there', 'x']],
  ['bad-input', 'anna', ['send', '@boris', tooLong]],
  ['bad-input', 'anna', ['send', '@boris']],
  ['bad-input', 'anna', ['listen', '--count', 'many']],
  ['bad-input', 'anna', ['history', '@boris', '--count', '1']],
  ['bad-input', 'anna', ['dance']],
  ['server-unreachable', 'anna', ['--server', 'http://127.0.0.1:1', 'whoami']],
  ['server-unreachable', 'x', ['--server', 'http://127.0.0.1:1', 'register', '--name', 'X']],
  ['account-present', 'anna', ['--server', 'http://127.0.0.1:1', 'register', '--name', 'X']],
])('a failure is one line and status 1: %s in the profile %s', async (code, profile, args) => {
  const result = await world.run(profile, args);
  expect(result).toMatchObject({ code: 1, out: [] });
  expect(result.err).toEqual([expect.stringMatching(new RegExp(`^${code}: `))]);
});

test('a handle belongs to one account', async () => {
  const args = ['--server', world.url, 'register', '--name', 'Other', '--handle', 'anna'];
  expect(await world.run('other', args)).toMatchObject({
    code: 1,
    err: [expect.stringMatching(/^handle-taken: /)],
  });
});

test('a profile serves one process at a time, and a killed one lets go', async () => {
  const listener = world.cli('boris', ['listen']);
  const busy = async () => (await world.run('boris', ['whoami'])).err[0] ?? '';
  await expect.poll(busy, { timeout: 20_000 }).toMatch(/^in-use: /);
  listener.child.kill('SIGKILL');
  await listener.ended;
  expect(await world.run('boris', ['whoami'])).toMatchObject({ code: 0 });
});

test('a passphrase locks the profile', async () => {
  const register = ['--server', world.url, 'register', '--name', 'Vera'];
  const env = { VESTNIK_PASSPHRASE: 'correct horse battery' };
  expect(await world.run('vera', register, '', env)).toMatchObject({ code: 0 });
  expect((await world.run('vera', ['whoami'])).err[0]).toMatch(/^locked: /);
  expect(await world.run('vera', ['whoami'], '', env)).toMatchObject({ code: 0 });
});

test('what was written offline stays in the outbox and goes out with the next run', async () => {
  await world.killServer();
  const offline = await world.run('anna', ['send', '@boris', 'written offline', '--timeout', '1']);
  expect(offline).toMatchObject({ code: 1, out: [] });
  expect(offline.err).toEqual([expect.stringMatching(/^offline: .*1 message stays in the outbox/)]);
  await world.startServer();
  expect(await world.run('anna', ['send', '@boris', 'written online'])).toMatchObject({ code: 0 });
  const heard = await world.run('boris', ['listen', '--count', '2', '--timeout', '20']);
  expect(texts(heard.out)).toEqual(['written offline', 'written online']);
});

test('no text lies readable in a profile or on the server', async () => {
  const found = (text: string) =>
    readdirSync(world.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => readFileSync(path).includes(text));
  expect(found(String(anna['userId'])), 'the search finds what is there').not.toEqual([]);
  expect(found('written offline')).toEqual([]);
  expect(found('Привет')).toEqual([]);
});
