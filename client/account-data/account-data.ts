import {
  ACCOUNT_DATA,
  type AccountDataChange,
  type AccountDataEntry,
  type AccountDataId,
  type AccountDataOf,
  type AccountDataSpace,
  type Json,
  type Register,
} from '#contract/content/account-data.ts';
import type { AccountDataRecord as View } from '#contract/engine/account-data.ts';
import type { DeviceId } from '#contract/wire/primitives.ts';
import * as v from 'valibot';
import type { Store, WriteOp } from '../ports/store.ts';
import { Serial } from '../runtime/serial.ts';
import {
  type AccountDataRecord,
  merged,
  newAccountData,
  putAccountData,
  readAccountData,
} from './records.ts';

/** Of a record that changed. */
export type Listener = (view: View) => void;

interface Clock {
  now: () => number;
  /** Of this device; asked for when something is set. */
  deviceId: () => DeviceId;
}

/**
 * The account's own data, in memory and on disk. What is set here counts at once; The
 * other devices are told by and by.
 */
export class AccountData {
  readonly #clock: Clock;
  readonly #store: Store;
  readonly #writing = new Serial();
  readonly #listeners = new Set<Listener>();
  #records = new Map<string, AccountDataRecord>();
  #views = new Map<string, View | null>();

  constructor(clock: Clock, store: Store) {
    this.#clock = clock;
    this.#store = store;
  }

  async load(): Promise<void> {
    for (const record of await readAccountData(this.#store)) this.#records.set(record.key, record);
  }

  get<S extends AccountDataSpace>(space: S, id: AccountDataId<S>): AccountDataOf<S> {
    return (this.#view(`${space}:${id}`)?.value ?? {}) as AccountDataOf<S>;
  }

  /** All records of a space in which something is set. */
  list<S extends AccountDataSpace>(space: S): View<S>[] {
    const keys = [...this.#records.keys()].filter((key) => key.startsWith(`${space}:`));
    const views = keys.map((key) => this.#view(key)).filter((view) => view !== null);
    return views.filter(({ value }) => Object.keys(value).length > 0) as View<S>[];
  }

  /** Called after a record changed, here or on another device. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Sets and clears fields of a record, in one write with `ops`; answers false for values that don't
   * fit, and then nothing was written.
   * Waits for other changes: not to be called within a change of the book of chats.
   * @throws StoreError, and then nothing has changed.
   */
  set<S extends AccountDataSpace>(
    space: S,
    id: AccountDataId<S>,
    change: AccountDataChange<S>,
    ops: WriteOp[] = [],
  ): Promise<boolean> {
    return this.#writing.run(async () => {
      const fields = checked(space, id, change);
      if (fields === null) return false;
      const key = `${space}:${id}`;
      const before = this.#records.get(key) ?? newAccountData(key);
      const after = this.#changed(before, fields);
      if (after === before && ops.length === 0) return true;
      await this.#store.write(after === before ? ops : [...ops, putAccountData(after)]);
      if (after !== before) this.#keep([after]);
      return true;
    });
  }

  /**
   * Takes over what another device set. `write` puts the operations on disk, together with the place
   * up to which the log was applied.
   */
  merge(entries: readonly AccountDataEntry[], write: (ops: WriteOp[]) => Promise<void>) {
    return this.#writing.run(async () => {
      const changed = new Map<string, AccountDataRecord>();
      for (const entry of entries) {
        const known = changed.get(entry.key) ?? this.#records.get(entry.key);
        const before = known ?? newAccountData(entry.key);
        const after = merged(before, entry);
        if (after !== before) changed.set(entry.key, after);
      }
      await write([...changed.values()].map(putAccountData));
      this.#keep([...changed.values()]);
    });
  }

  /** Whether something was set that the other devices have not been told. */
  get hasUntold(): boolean {
    return [...this.#records.values()].some(({ untold }) => untold.length > 0);
  }

  /**
   * Hands out what the other devices have yet to hear of, or everything; `write` puts it on its way in
   * the same write that notes it as told.
   */
  tell(
    all: boolean,
    write: (entries: AccountDataEntry[], ops: WriteOp[]) => Promise<void>,
  ): Promise<void> {
    return this.#writing.run(async () => {
      const records = [...this.#records.values()];
      const untold = records.filter((record) => record.untold.length > 0);
      const told = untold.map((record) => ({ ...record, untold: [] }));
      const entries = all
        ? records.map(({ key, fields }) => ({ key, fields }))
        : untold.map(({ key, fields, untold: names }) => ({
            key,
            fields: Object.fromEntries(
              Object.entries(fields).filter(([name]) => names.includes(name)),
            ),
          }));
      await write(entries, told.map(putAccountData));
      for (const record of told) this.#records.set(record.key, record);
    });
  }

  #changed(record: AccountDataRecord, change: Record<string, Json>): AccountDataRecord {
    const { now, deviceId } = this.#clock;
    const fields: Record<string, Register> = { ...record.fields };
    const untold = new Set(record.untold);
    for (const [name, value] of Object.entries(change)) {
      const before = record.fields[name];
      if (JSON.stringify(before?.value ?? null) === JSON.stringify(value)) continue;
      fields[name] = { value, at: Math.max(now(), (before?.at ?? 0) + 1), by: deviceId() };
      untold.add(name);
    }
    const isSame = Object.entries(fields).every(([name, one]) => one === record.fields[name]);
    return isSame ? record : { ...record, fields, untold: [...untold] };
  }

  #keep(records: AccountDataRecord[]): void {
    for (const record of records) {
      this.#records.set(record.key, record);
      this.#views.delete(record.key);
      const view = this.#view(record.key);
      if (view !== null) for (const listener of this.#listeners) listener(view);
    }
  }

  /** Null for a key that this version doesn't know. */
  #view(key: string): View | null {
    const known = this.#views.get(key);
    if (known !== undefined) return known;
    const record = this.#records.get(key);
    const view = record === undefined ? null : viewOf(record);
    this.#views.set(key, view);
    return view;
  }
}

function viewOf({ key, fields }: AccountDataRecord): View | null {
  const space = key.slice(0, key.indexOf(':'));
  const id = key.slice(space.length + 1);
  if (!isSpace(space) || !v.is(ACCOUNT_DATA[space].id, id)) return null;
  const schemas: Record<string, v.GenericSchema> = ACCOUNT_DATA[space].fields;
  const value: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const stored = fields[name]?.value ?? null;
    const parsed = stored === null ? null : v.safeParse(schema, stored);
    if (parsed?.success) value[name] = parsed.output;
  }
  return { space, id, value } as View;
}

function isSpace(space: string): space is AccountDataSpace {
  return Object.hasOwn(ACCOUNT_DATA, space);
}

/** The change as it is stored; null when it doesn't fit. */
function checked<S extends AccountDataSpace>(
  space: S,
  id: AccountDataId<S>,
  change: AccountDataChange<S>,
): Record<string, Json> | null {
  if (!v.is(ACCOUNT_DATA[space].id, id)) return null;
  const schemas: Record<string, v.GenericSchema> = ACCOUNT_DATA[space].fields;
  const fields: Record<string, Json> = {};
  for (const [name, value] of Object.entries<unknown>(change)) {
    const schema = schemas[name];
    if (schema === undefined) return null;
    if (value === undefined) continue;
    const parsed = v.safeParse(schema, value);
    if (value !== null && !parsed.success) return null;
    fields[name] = value === null ? null : (parsed.output as Json);
  }
  return fields;
}
