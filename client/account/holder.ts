import type { AccountView } from '#contract/engine/views.ts';
import { type Device } from '#e2ee/devices/device.ts';
import { deviceSeed } from '#e2ee/keys.ts';
import type { Store, WriteOp } from '../ports/store.ts';
import { personPictureId } from '../people/picture-ids.ts';
import { type AccountRecord, putAccount, readAccount } from '../records/account.ts';
import { Serial } from '../runtime/serial.ts';

/** The account of this device, in memory and on disk. */
export class AccountHolder {
  readonly #store: Store;
  readonly #changed: () => void;
  readonly #writing = new Serial();
  #record: AccountRecord | null = null;

  constructor(store: Store, changed: () => void) {
    this.#store = store;
    this.#changed = changed;
  }

  async load(): Promise<void> {
    this.#record = await readAccount(this.#store);
  }

  /** The account, once the server knows it. */
  get current(): AccountRecord | null {
    return this.#record?.state === 'registered' ? this.#record : null;
  }

  /** A registration whose answer never came. */
  get pending(): AccountRecord | null {
    return this.#record?.state === 'pending' ? this.#record : null;
  }

  /** @throws Error without an account: only what runs in a session may ask. */
  get self(): AccountRecord {
    if (this.current === null) throw new Error('no account');
    return this.current;
  }

  set(record: AccountRecord): Promise<void> {
    return this.#writing.run(() => this.#write(record));
  }

  /** Changes fields of the account; further `ops` go into the same write. */
  update(fields: Partial<AccountRecord>, ops: WriteOp[] = []): Promise<void> {
    return this.#writing.run(() => this.#write({ ...this.self, ...fields }, ops));
  }

  /** Forgets the account in memory; the keys' bytes are overwritten. */
  forget(): void {
    this.#record?.deviceSeed.fill(0);
    this.#record?.profileKey.fill(0);
    this.#record = null;
  }

  view(): AccountView | null {
    if (this.current === null) return null;
    const { userId, deviceId, handle, displayName, server, createdAt } = this.current;
    const picture = personPictureId(this.current);
    return { userId, deviceId, handle, displayName, picture, server, createdAt };
  }

  async #write(record: AccountRecord, ops: WriteOp[] = []): Promise<void> {
    await this.#store.write([putAccount(record), ...ops]);
    this.#record = record;
    this.#changed();
  }
}

/** The device that an account record holds. */
export function deviceOf(account: AccountRecord): Device {
  return {
    userId: account.userId,
    deviceId: account.deviceId,
    seed: deviceSeed(Uint8Array.from(account.deviceSeed)),
    publicKey: Uint8Array.from(account.deviceKey),
    certificate: Uint8Array.from(account.certificate),
  };
}
