import type { VaultApi, VaultFailure } from '#contract/platform/platform-api.ts';
import { type Dek, KEY_LENGTH, dek, randomBytes, wipe } from '../keys.ts';
import { NO_ATTEMPTS, parseAttempts, waitAfter } from './attempts.ts';
import { unwrapKey, wrapKey } from './passphrase.ts';
import type { VaultPorts } from './ports.ts';
import { type VaultRecord, parseVaultRecord, printVaultRecord } from './record.ts';

type Opened = { ok: true; key: Dek } | VaultFailure;

/**
 * Keeper of the key of the local cache. A key that can't be unwrapped is reported, never replaced:
 * a new one would make the cache unreadable for good.
 */
export class Vault implements Omit<VaultApi, 'onLockRequest'> {
  readonly #ports: VaultPorts;
  #last: Promise<unknown> = Promise.resolve();

  constructor(ports: VaultPorts) {
    this.#ports = ports;
  }

  state(): ReturnType<VaultApi['state']> {
    return this.#inTurn(async () => {
      const record = await this.#read();
      const attempts = parseAttempts(await this.#ports.files.read('attempts'));
      const waitMs = record?.argon2 ? waitAfter(attempts, Date.now()) : 0;
      return { ok: true as const, passphrase: Boolean(record?.argon2), waitMs };
    });
  }

  open(passphrase?: string): Promise<Opened> {
    return this.#inTurn(async () => {
      const record = await this.#read();
      return record ? this.#openRecord(record, passphrase) : this.#create(passphrase);
    });
  }

  setPassphrase(
    current: string | null,
    next: string | null,
  ): ReturnType<VaultApi['setPassphrase']> {
    return this.#inTurn(async () => {
      const record = await this.#read();
      if (!record) return { ok: false, code: 'vault-failed' };
      const opened = await this.#openRecord(record, current ?? undefined);
      if (!opened.ok) return opened;
      const machine = await this.#ports.machine.isAvailable();
      const failure = machine || next !== null ? null : keychainMissing;
      if (!failure) await this.#write(opened.key, machine, next);
      wipe(opened.key);
      return failure ?? { ok: true };
    });
  }

  async destroy(): Promise<void> {
    const { files, machine } = this.#ports;
    const work = async () => {
      await files.remove('vault');
      await machine.destroy();
      await files.remove('attempts');
    };
    const done = this.#last.then(work, work);
    this.#last = done.catch(() => {});
    await done;
  }

  /** One at a time: two first calls must not make two keys, two attempts at once count as two. */
  #inTurn<T>(work: () => Promise<T | VaultFailure>): Promise<T | VaultFailure> {
    const next = this.#last.then(work).catch((): VaultFailure => ({
      ok: false,
      code: 'vault-failed',
    }));
    this.#last = next;
    return next;
  }

  async #read(): Promise<VaultRecord | null> {
    const text = await this.#ports.files.read('vault');
    return text === null ? null : parseVaultRecord(text);
  }

  async #create(passphrase: string | undefined): Promise<Opened> {
    const { machine, passphraseSuffices } = this.#ports;
    const available = await machine.isAvailable();
    if (!available && !passphraseSuffices) return keychainMissing;
    if (!available && passphrase === undefined) return { ok: false, code: 'passphrase-required' };
    const key = dek(randomBytes(KEY_LENGTH));
    await this.#write(key, available, passphrase ?? null);
    return { ok: true, key };
  }

  async #openRecord(record: VaultRecord, passphrase: string | undefined): Promise<Opened> {
    const { machine } = this.#ports;
    if (record.machine && !(await machine.isAvailable())) return keychainMissing;
    const unwrapped = record.machine
      ? await machine.unwrap(record.content).catch(() => null)
      : { secret: record.content, rewrap: false };
    if (!unwrapped) return { ok: false, code: 'keychain-changed' };
    const opened = await this.#openContent(record, unwrapped.secret, passphrase);
    if (opened.ok && unwrapped.rewrap) {
      await this.#store({ ...record, content: await this.#wrapped(unwrapped.secret) });
    }
    wipe(unwrapped.secret);
    return opened;
  }

  async #openContent(
    { argon2 }: VaultRecord,
    content: Uint8Array,
    passphrase: string | undefined,
  ): Promise<Opened> {
    if (argon2) {
      if (passphrase === undefined) return { ok: false, code: 'locked' };
      const sealed = Uint8Array.from(content);
      return this.#attempt((argon2id) => unwrapKey({ argon2, sealed }, passphrase, argon2id));
    }
    if (content.byteLength !== KEY_LENGTH) return { ok: false, code: 'keychain-changed' };
    return { ok: true, key: dek(Uint8Array.from(content)) };
  }

  /** The attempt is counted before it is made: ending the app in the middle does not make it free. */
  async #attempt(
    unwrap: (argon2id: VaultPorts['argon2id']) => Promise<Dek | null>,
  ): Promise<Opened> {
    const { files, argon2id } = this.#ports;
    const before = parseAttempts(await files.read('attempts'));
    const waitMs = waitAfter(before, Date.now());
    if (waitMs > 0) return { ok: false, code: 'slow-down', waitMs };
    const failures = before.failures + 1;
    await files.write('attempts', JSON.stringify({ failures, at: Date.now() }));
    const key = await unwrap(argon2id);
    if (!key) {
      // A derivation can take longer than the delay, which starts with its end.
      const failed = { failures, at: Date.now() };
      await files.write('attempts', JSON.stringify(failed)).catch(() => {});
      return { ok: false, code: 'wrong-passphrase', waitMs: waitAfter(failed, failed.at) };
    }
    // A count that stays behind costs a wait at most; the right passphrase opens in any case.
    await files.write('attempts', JSON.stringify(NO_ATTEMPTS)).catch(() => {});
    return { ok: true, key };
  }

  async #write(key: Dek, machine: boolean, passphrase: string | null): Promise<void> {
    const { argon2id } = this.#ports;
    const sealed = passphrase === null ? null : await wrapKey(key, passphrase, argon2id);
    const inner = sealed?.sealed ?? Uint8Array.from(key);
    const content = machine ? await this.#wrapped(inner) : inner;
    await this.#store({ machine, argon2: sealed?.argon2 ?? null, content });
    if (machine) wipe(inner);
  }

  async #wrapped(secret: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    return Uint8Array.from(await this.#ports.machine.wrap(secret));
  }

  #store(record: VaultRecord): Promise<void> {
    return this.#ports.files.write('vault', printVaultRecord(record));
  }
}

const keychainMissing: VaultFailure = { ok: false, code: 'keychain-missing' };
