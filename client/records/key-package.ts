import { timeSchema } from '#contract/wire/primitives.ts';
import type { KeyPackagePair } from '#e2ee/groups/types.ts';
import * as v from 'valibot';
import type { Store, WriteOp } from '../ports/store.ts';
import { ownBytes, parseRecord, storedBytes } from './parse.ts';

const VERSION = 1;

const keyPackageSchema = v.object({
  ref: v.string(),
  v: v.literal(VERSION),
  expiresAt: timeSchema,
  publicPackage: storedBytes,
  privatePackage: storedBytes,
  /** May be used more than once, so its keys stay until it expires. */
  lastResort: v.boolean(),
});
export type KeyPackageRecord = v.InferOutput<typeof keyPackageSchema>;

/** The package that one of the references names, if this device made it. */
export async function findKeyPackage(
  store: Store,
  refs: string[],
): Promise<KeyPackageRecord | null> {
  const found = await store.getMany(
    'keyPackages',
    refs.map((ref) => [ref]),
  );
  const record = found.find((candidate) => candidate !== undefined);
  return record === undefined ? null : parseRecord(keyPackageSchema, VERSION, record);
}

export function putKeyPackage(pair: KeyPackagePair, lastResort: boolean): WriteOp {
  const record: KeyPackageRecord = {
    ref: pair.ref,
    v: VERSION,
    expiresAt: pair.expiresAt,
    publicPackage: ownBytes(pair.publicPackage),
    privatePackage: ownBytes(pair.privatePackage),
    lastResort,
  };
  return { table: 'keyPackages', put: record };
}

export function deleteKeyPackage(ref: string): WriteOp {
  return { table: 'keyPackages', delete: [ref] };
}

/** Deletes the private keys of packages that nobody can use any more. */
export async function deleteExpiredKeyPackages(store: Store, before: number): Promise<WriteOp[]> {
  const expired = await store.range('keyPackages', { index: 'byExpiry', below: before });
  return expired.map((record) =>
    deleteKeyPackage(parseRecord(keyPackageSchema, VERSION, record).ref),
  );
}
