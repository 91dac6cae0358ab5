import { beforeEach, expect, test, vi } from 'vitest';
import type { MachineSeal, VaultFileName, VaultFiles } from './ports.ts';
import type { Argon2id } from './argon2id.ts';
import { Vault } from './vault.ts';

/** Texts in memory; `failing` breaks the next writes of a file as a crash before them would. */
class MemoryFiles implements VaultFiles {
  texts = new Map<VaultFileName, string>();
  failing: VaultFileName | null = null;
  read = async (name: VaultFileName) => this.texts.get(name) ?? null;
  write = async (name: VaultFileName, text: string) => {
    if (this.failing === name) throw new Error('no write');
    this.texts.set(name, text);
  };
  remove = async (name: VaultFileName) => void this.texts.delete(name);
}

/** Wraps by XOR, as different machines would with different keys. */
const machineOf = (pad: number, change: Partial<MachineSeal> = {}): MachineSeal => ({
  isAvailable: async () => true,
  wrap: async (secret) => Uint8Array.from([pad, ...secret.map((byte) => byte ^ pad)]),
  unwrap: async ([own, ...rest]) => {
    if (own !== pad) throw new Error('another key');
    return { secret: Uint8Array.from(rest, (byte) => byte ^ pad), rewrap: false };
  },
  destroy: async () => {},
  ...change,
});
const noMachine = machineOf(0, { isAvailable: async () => false });

/** A fast stand-in with the shape of the real one. */
const argon2id = vi.fn<Argon2id>(async (passphrase, { salt }) => {
  const text = new TextEncoder().encode(passphrase);
  const bytes = Uint8Array.from([...salt, ...text]);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
});

let files: MemoryFiles;
const vaultOn = (machine = machineOf(7), passphraseSuffices = true) =>
  new Vault({ files, machine, argon2id, passphraseSuffices });
const keyOf = async (vault: Vault, passphrase?: string) => {
  const opened = await vault.open(passphrase);
  if (!opened.ok) throw new Error(opened.code);
  return [...opened.key];
};

beforeEach(() => {
  files = new MemoryFiles();
  argon2id.mockClear();
  vi.useFakeTimers({ toFake: ['Date'] });
  return () => vi.useRealTimers();
});

test('makes one key, also for two first calls at once', async () => {
  const vault = vaultOn();
  const [a, b] = await Promise.all([keyOf(vault), keyOf(vault)]);
  expect(a).toHaveLength(32);
  expect(b).toEqual(a);
  expect(await keyOf(vaultOn())).toEqual(a);
});

test('setting, changing and removing the passphrase rewraps the same key', async () => {
  const key = await keyOf(vaultOn());
  expect(await vaultOn().setPassphrase(null, 'one')).toEqual({ ok: true });
  expect(await vaultOn().open()).toEqual({ ok: false, code: 'locked' });
  expect(await vaultOn().state()).toEqual({ ok: true, passphrase: true, waitMs: 0 });
  expect(await keyOf(vaultOn(), 'one')).toEqual(key);
  expect(await vaultOn().setPassphrase('one', 'two')).toEqual({ ok: true });
  expect(await vaultOn().open('one')).toMatchObject({ code: 'wrong-passphrase' });
  expect(await keyOf(vaultOn(), 'two')).toEqual(key);
  expect(await vaultOn().setPassphrase('two', null)).toEqual({ ok: true });
  expect(await keyOf(vaultOn())).toEqual(key);
});

test('with a passphrase neither the record nor the machine gives the key', async () => {
  const key = await keyOf(vaultOn());
  await vaultOn().setPassphrase(null, 'one');
  const machine = machineOf(7);
  const { content } = JSON.parse(files.texts.get('vault')!);
  const { secret } = await machine.unwrap(Uint8Array.from(Buffer.from(content, 'base64')));
  expect(Buffer.from(secret).includes(Buffer.from(key))).toBe(false);
});

test('the passphrase can only be changed by who knows it', async () => {
  await keyOf(vaultOn());
  await vaultOn().setPassphrase(null, 'one');
  const before = files.texts.get('vault');
  expect(await vaultOn().setPassphrase(null, null)).toEqual({ ok: false, code: 'locked' });
  expect(await vaultOn().setPassphrase('two', null)).toMatchObject({ code: 'wrong-passphrase' });
  expect(files.texts.get('vault')).toBe(before);
});

test('wrong attempts slow down over restarts, and the right one resets the count', async () => {
  const key = await keyOf(vaultOn(), 'one');
  for (const waitMs of [0, 0, 5000]) {
    const refused = { ok: false, code: 'wrong-passphrase', waitMs };
    expect(await vaultOn().open('no')).toEqual(refused);
  }
  const derived = argon2id.mock.calls.length;
  expect(await vaultOn().open('one')).toEqual({ ok: false, code: 'slow-down', waitMs: 5000 });
  expect(argon2id).toHaveBeenCalledTimes(derived);
  vi.setSystemTime(Date.now() + 5000);
  expect(await vaultOn().open('no')).toMatchObject({ code: 'wrong-passphrase', waitMs: 15_000 });
  vi.setSystemTime(Date.now() - 86_400_000);
  expect(await vaultOn().state()).toMatchObject({ waitMs: 15_000 });
  vi.setSystemTime(Date.now() + 2 * 86_400_000);
  expect(await keyOf(vaultOn(), 'one')).toEqual(key);
  expect(await vaultOn().open('no')).toMatchObject({ waitMs: 0 });
});

test('a slow derivation does not use the delay up', async () => {
  await keyOf(vaultOn(), 'one');
  for (let attempt = 1; attempt <= 3; attempt++) {
    argon2id.mockImplementationOnce(async () => {
      vi.setSystemTime(Date.now() + 20_000);
      return new Uint8Array(32);
    });
    await vaultOn().open('no');
  }
  expect(await vaultOn().open('one')).toEqual({ ok: false, code: 'slow-down', waitMs: 5000 });
});

test('an attempt counts before it is made', async () => {
  await keyOf(vaultOn(), 'one');
  argon2id.mockRejectedValueOnce(new Error('the app was ended'));
  expect(await vaultOn().open('no')).toEqual({ ok: false, code: 'vault-failed' });
  expect(JSON.parse(files.texts.get('attempts')!)).toMatchObject({ failures: 1 });
  files.failing = 'attempts';
  argon2id.mockClear();
  expect(await vaultOn().open('no')).toEqual({ ok: false, code: 'vault-failed' });
  expect(argon2id).not.toHaveBeenCalled();
});

test('a crash between the attempt and the new wrapping leaves the old one', async () => {
  const key = await keyOf(vaultOn(), 'one');
  files.failing = 'vault';
  expect(await vaultOn().setPassphrase('one', 'two')).toEqual({ ok: false, code: 'vault-failed' });
  files.failing = null;
  expect(await keyOf(vaultOn(), 'one')).toEqual(key);
});

test('a changed machine is reported, does not count, and nothing is replaced', async () => {
  await keyOf(vaultOn(), 'one');
  const before = [...files.texts];
  const changed = { ok: false, code: 'keychain-changed' };
  expect(await vaultOn(machineOf(9)).open('one')).toEqual(changed);
  expect(await vaultOn(noMachine).open('one')).toEqual({ ok: false, code: 'keychain-missing' });
  expect([...files.texts]).toEqual(before);
});

test('without a machine a passphrase keeps the key, where that is allowed', async () => {
  const missing = { ok: false, code: 'keychain-missing' };
  expect(await vaultOn(noMachine, false).open('one')).toEqual(missing);
  const required = { ok: false, code: 'passphrase-required' };
  expect(await vaultOn(noMachine).open()).toEqual(required);
  expect(files.texts.size).toBe(0);
  const key = await keyOf(vaultOn(noMachine), 'one');
  expect(await keyOf(vaultOn(noMachine), 'one')).toEqual(key);
  expect(await vaultOn(noMachine).setPassphrase('one', null)).toEqual(missing);
  expect(await vaultOn(noMachine).setPassphrase('one', 'two')).toEqual({ ok: true });
  expect(await keyOf(vaultOn(noMachine), 'two')).toEqual(key);
});

test('wraps again when the machine asks for it', async () => {
  const key = await keyOf(vaultOn());
  const { unwrap } = machineOf(7);
  const rotating = machineOf(9, {
    unwrap: async (wrapped) => ({ ...(await unwrap(wrapped)), rewrap: true }),
  });
  expect(await keyOf(vaultOn(rotating))).toEqual(key);
  expect(await keyOf(vaultOn(machineOf(9)))).toEqual(key);
});

test('a damaged record is a failure, not a new key', async () => {
  files.texts.set('vault', '{"version":1');
  expect(await vaultOn().open()).toEqual({ ok: false, code: 'vault-failed' });
  expect(await vaultOn().state()).toEqual({ ok: false, code: 'vault-failed' });
  expect(files.texts.get('vault')).toBe('{"version":1');
});

test('opens a record from before there were passphrases', async () => {
  const key = new Uint8Array(32).fill(5);
  const wrapped = await machineOf(7).wrap(key);
  const text = JSON.stringify({ version: 1, wrappedKey: Buffer.from(wrapped).toString('base64') });
  files.texts.set('vault', text);
  expect(await keyOf(vaultOn())).toEqual([...key]);
});

test('after destroy nothing is left and another key comes', async () => {
  const key = await keyOf(vaultOn(), 'one');
  await vaultOn().open('no');
  await vaultOn().destroy();
  expect(files.texts.size).toBe(0);
  expect(await keyOf(vaultOn())).not.toEqual(key);
});
