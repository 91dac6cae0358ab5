import {
  deviceIdSchema,
  handleSchema,
  timeSchema,
  userIdSchema,
} from '#contract/wire/primitives.ts';
import * as v from 'valibot';
import type { Store, WriteOp } from '../ports/store.ts';
import { parseRecord, storedBytes } from './parse.ts';

const VERSION = 1;
const KEY = 'account';

const accountSchema = v.object({
  key: v.literal(KEY),
  v: v.literal(VERSION),
  /** `pending`: a registration was sent and its answer is not known. */
  state: v.picklist(['pending', 'registered']),
  userId: userIdSchema,
  deviceId: deviceIdSchema,
  /** Origin. */
  server: v.string(),
  handle: v.nullable(handleSchema),
  displayName: v.string(),
  createdAt: timeSchema,
  phrase: v.array(v.string()),
  identityKey: storedBytes,
  deviceSeed: storedBytes,
  deviceKey: storedBytes,
  certificate: storedBytes,
  profileKey: storedBytes,
  /** Of the profile; null for none. */
  picture: v.optional(v.nullable(storedBytes), null),
  profileVersion: v.number(),
  /** Version of the profile that the server has; 0 for none. */
  profileUploaded: v.number(),
});

/** Everything that makes this device the account's. */
export type AccountRecord = v.InferOutput<typeof accountSchema>;

export async function readAccount(store: Store): Promise<AccountRecord | null> {
  const record = await store.get('meta', [KEY]);
  return record === undefined ? null : parseRecord(accountSchema, VERSION, record);
}

export function putAccount(account: AccountRecord): WriteOp {
  return { table: 'meta', put: account };
}

/** An account that the server may not know yet. */
export function newAccount(
  fields: Omit<
    AccountRecord,
    'key' | 'v' | 'state' | 'picture' | 'profileVersion' | 'profileUploaded'
  >,
): AccountRecord {
  return {
    ...fields,
    key: KEY,
    v: VERSION,
    state: 'pending',
    picture: null,
    profileVersion: 1,
    profileUploaded: 0,
  };
}
