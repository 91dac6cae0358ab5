import {
  deviceIdSchema,
  handleSchema,
  timeSchema,
  userIdSchema,
} from '#contract/wire/primitives.ts';
import { statusSchema } from '#contract/content/status.ts';
import * as v from 'valibot';
import type { Store, WriteOp } from '../ports/store.ts';
import { parseRecord, storedBytes } from './parse.ts';

const VERSION = 1;

const pinnedDeviceSchema = v.object({
  deviceId: deviceIdSchema,
  deviceKey: storedBytes,
  /** When its certificate ends. */
  expiresAt: timeSchema,
  /** Whether the directory named it when it was asked last; a revoked device is not listed. */
  listed: v.boolean(),
});
/** A device whose certificate was verified. */
export type PinnedDevice = v.InferOutput<typeof pinnedDeviceSchema>;

const personSchema = v.object({
  userId: userIdSchema,
  v: v.literal(VERSION),
  /** Null until the directory was asked; once known it never changes: the id is its hash. */
  identityKey: v.nullable(storedBytes),
  handle: v.nullable(handleSchema),
  /** Kept by versions before the account's data held it. */
  verified: v.boolean(),
  devices: v.array(pinnedDeviceSchema),
  /** When the directory was asked last. */
  checkedAt: timeSchema,
  profileKey: v.nullable(storedBytes),
  profileVersion: v.number(),
  /** The server has, or may have, a newer profile than the one shown. */
  profileStale: v.boolean(),
  displayName: v.nullable(v.string()),
  status: v.optional(v.nullable(statusSchema), null),
  /** Devices that this person's account was noticed to have; null before the directory was asked. */
  seenDevices: v.optional(v.nullable(v.array(deviceIdSchema)), null),
  /** As the profile shows them; null for none. */
  picture: v.optional(v.nullable(storedBytes), null),
});
/** What this device knows of another account, and of its own. */
export type PersonRecord = v.InferOutput<typeof personSchema>;

export async function readPeople(store: Store): Promise<PersonRecord[]> {
  return (await store.all('people')).map((record) => parseRecord(personSchema, VERSION, record));
}

export function putPerson(person: PersonRecord): WriteOp {
  return { table: 'people', put: person };
}

/** A person of whom nothing is known but the id. */
export function unknownPerson(userId: PersonRecord['userId']): PersonRecord {
  return {
    userId,
    v: VERSION,
    identityKey: null,
    handle: null,
    verified: false,
    devices: [],
    checkedAt: 0,
    profileKey: null,
    profileVersion: 0,
    profileStale: false,
    displayName: null,
    status: null,
    seenDevices: null,
    picture: null,
  };
}
