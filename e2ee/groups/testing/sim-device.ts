import assert from 'node:assert/strict';
import type { DeviceId } from '#contract/wire/primitives.ts';
import type { Group, KeyPackagePair, MadeCommit } from '../types.ts';
import { Disk, type Person, bytes, text } from './people.ts';
import type { Random } from './random.ts';
import type { SimEntry, SimLog } from './sim-log.ts';

const AAD = bytes('message id');

/** A device that keeps its state on a disk and loses its memory whenever chance says so. */
export class SimDevice {
  readonly id: DeviceId;
  readonly person: Person;
  readonly #random: Random;
  #group: Group | null = null;
  #disk: Disk | null = null;
  /** On the disk as well: made, sent, not yet seen in the log. */
  #pending: MadeCommit | null = null;
  #keyPackages: KeyPackagePair[] = [];
  /** What the device still has of a group that it was removed from. */
  #former: Group | null = null;
  #read = 0;

  constructor(person: Person, random: Random) {
    this.person = person;
    this.id = person.device.deviceId;
    this.#random = random;
  }

  get group(): Group | null {
    return this.#group;
  }

  adopt(group: Group): void {
    this.#group = group;
    this.#disk = new Disk(group);
  }

  async keyPackage(): Promise<Uint8Array> {
    const made = await this.person.keyPackage();
    this.#keyPackages.push(made);
    return made.publicPackage;
  }

  restart(): void {
    if (this.#disk !== null) this.#group = this.#disk.restore(this.person.mls);
  }

  /** Encrypts and sends; an outdated device fetches what it missed and encrypts anew. */
  async send(log: SimLog, words: string): Promise<void> {
    for (;;) {
      const group = this.#group;
      if (group === null) return;
      const made = await group.encrypt(bytes(words), AAD);
      if (this.#random.chance(0.1)) {
        this.restart();
        continue;
      }
      this.#disk?.message(made.delta);
      this.#group = made.group;
      if (this.#random.chance(0.1)) this.restart();
      if (log.send(this.id, made.group.epoch, made.ciphertext, words)) return;
      await this.sync(log);
    }
  }

  /** A commit, made but not sent: it stays pending on the disk. */
  async prepare(change: Parameters<Group['commit']>[0]): Promise<MadeCommit> {
    assert(this.#group !== null);
    this.#pending = await this.#group.commit(change);
    return this.#pending;
  }

  dropPending(): void {
    this.#pending = null;
  }

  /** Reads the log on, at most `limit` entries. */
  async sync(log: SimLog, limit = Infinity): Promise<void> {
    const end = Math.min(log.entries.length, this.#read + limit);
    while (this.#read < end) {
      const entry = log.entries[this.#read];
      assert(entry !== undefined);
      await this.#apply(entry);
      this.#read++;
    }
  }

  async #apply(entry: SimEntry): Promise<void> {
    if (entry.from === this.id) {
      if (entry.kind === 'commit') this.#adoptPending();
      return;
    }
    if (this.#group === null) return this.#outside(entry);
    if (this.#random.chance(0.05)) await this.#refuseTampered(entry);
    if (this.#random.chance(0.1)) {
      // Killed after the work and before the write: everything is done once more.
      await (entry.kind === 'commit' ? this.#commit(entry) : this.#message(entry));
      this.restart();
    }
    const write = await (entry.kind === 'commit' ? this.#commit(entry) : this.#message(entry));
    write();
    if (this.#random.chance(0.1)) this.restart();
  }

  #adoptPending(): void {
    assert(this.#pending !== null);
    const { next } = this.#pending;
    this.#pending = null;
    this.#disk?.epoch(next);
    this.#group = this.person.mls.restore(next, []);
  }

  async #message(entry: SimEntry): Promise<() => void> {
    assert(this.#group !== null);
    const read = await this.#group.decrypt(entry.payload);
    assert.equal(text(read.plaintext), entry.text);
    assert.equal(read.sender.deviceId, entry.from);
    assert.deepEqual(read.authenticatedData, AAD);
    await assert.rejects(read.group.decrypt(entry.payload), { code: 'undecryptable' });
    return () => {
      this.#disk?.message(read.delta);
      this.#group = read.group;
    };
  }

  async #commit(entry: SimEntry): Promise<() => void> {
    assert(this.#group !== null);
    const before = this.#group;
    const applied = await before.applyCommit(entry.payload);
    assert.equal(applied.committer?.deviceId, entry.from);
    assert.deepEqual(ids(applied.added), entry.added.toSorted());
    assert.deepEqual(ids(applied.removed), entry.removed.toSorted());
    assert.equal(applied.group === null, entry.removed.includes(this.id));
    return () => {
      this.#pending = null;
      this.#group = applied.group;
      if (applied.group === null) {
        this.#former = before;
        this.#disk = null;
      } else this.#disk?.epoch(applied.group.snapshot());
    };
  }

  async #outside(entry: SimEntry): Promise<void> {
    if (entry.kind === 'message') {
      const attempt = this.#former?.decrypt(entry.payload);
      if (attempt) await assert.rejects(attempt, { code: 'undecryptable' });
    } else if (entry.added.includes(this.id)) {
      assert(entry.welcome !== null);
      const refs = this.person.mls.welcomeRefs(entry.welcome);
      const own = this.#keyPackages.find(({ ref }) => refs.includes(ref));
      assert(own !== undefined);
      this.adopt(await this.person.mls.join(entry.welcome, own));
      this.#former = null;
    }
  }

  async #refuseTampered(entry: SimEntry): Promise<void> {
    const group = this.#group;
    assert(group !== null);
    const before = group.snapshot();
    const at = this.#random.below(entry.payload.byteLength);
    const changed = entry.payload.with(
      at,
      (entry.payload[at] ?? 0) ^ (1 + this.#random.below(255)),
    );
    const attempt = entry.kind === 'commit' ? group.applyCommit(changed) : group.decrypt(changed);
    await assert.rejects(attempt);
    assert.deepEqual(group.snapshot(), before);
  }
}

function ids(members: readonly { deviceId: DeviceId }[]): DeviceId[] {
  return members.map(({ deviceId }) => deviceId).toSorted();
}
