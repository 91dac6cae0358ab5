import type { PersonView } from '#contract/engine/views.ts';
import type { Handle, UserId } from '#contract/wire/primitives.ts';
import type { Store } from '../ports/store.ts';
import { type PersonRecord, putPerson, readPeople, unknownPerson } from '../records/person.ts';
import { Serial } from '../runtime/serial.ts';

/** Everybody this device knows, itself included, in memory and on disk. */
export class PeopleBook {
  readonly #store: Store;
  readonly #changed: (userId: UserId) => void;
  readonly #writing = new Serial();
  #people = new Map<UserId, PersonRecord>();

  constructor(store: Store, changed: (userId: UserId) => void) {
    this.#store = store;
    this.#changed = changed;
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
    const { handle, displayName } = this.get(userId);
    return { userId, handle, displayName };
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
