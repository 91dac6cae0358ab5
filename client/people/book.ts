import type { PersonView } from '#contract/engine/views.ts';
import type { DeviceId, Handle, UserId } from '#contract/wire/primitives.ts';
import type { Store } from '../ports/store.ts';
import { personView } from './relations.ts';
import { type PersonRecord, putPerson, readPeople, unknownPerson } from '../records/person.ts';
import type { AccountDataOf } from '#contract/content/account-data.ts';
import { Serial } from '../runtime/serial.ts';

/** Everybody this device knows, itself included, in memory and on disk. */
export class PeopleBook {
  readonly #store: Store;
  readonly #changed: (userId: UserId) => void;
  readonly #held: (userId: UserId) => AccountDataOf<'person'>;
  readonly #writing = new Serial();
  #people = new Map<UserId, PersonRecord>();

  /** @param held what the account holds of a person */
  constructor(
    store: Store,
    changed: (userId: UserId) => void,
    held: (userId: UserId) => AccountDataOf<'person'>,
  ) {
    this.#store = store;
    this.#changed = changed;
    this.#held = held;
  }

  async load(): Promise<void> {
    for (const person of await readPeople(this.#store)) this.#people.set(person.userId, person);
  }

  get(userId: UserId): PersonRecord {
    return this.#people.get(userId) ?? unknownPerson(userId);
  }

  list(): PersonRecord[] {
    return [...this.#people.values()];
  }

  withHandle(handle: Handle): PersonRecord | null {
    return this.list().find((person) => person.handle === handle) ?? null;
  }

  view(userId: UserId): PersonView {
    return personView(this.get(userId), this.#held(userId));
  }

  /** Takes notice of all devices that somebody has now. */
  sawDevices(userId: UserId): Promise<PersonRecord> {
    return this.update(userId, (person) => ({ ...person, seenDevices: listedDevices(person) }));
  }

  /** Writes what `change` makes of a person. */
  update(
    userId: UserId,
    change: (person: PersonRecord) => PersonRecord | null,
  ): Promise<PersonRecord> {
    return this.#writing.run(async () => {
      const before = this.get(userId);
      const after = change(before);
      if (after === null) return before;
      await this.#store.write([putPerson(after)]);
      this.#people.set(userId, after);
      this.#changed(userId);
      return after;
    });
  }
}

/** Devices that the directory named when it was asked last. */
export function listedDevices({ devices }: PersonRecord): DeviceId[] {
  return devices.filter(({ listed }) => listed).map(({ deviceId }) => deviceId);
}
