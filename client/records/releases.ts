import { blobIdSchema } from '#contract/wire/files.ts';
import { clientMessageIdSchema } from '#contract/wire/primitives.ts';
import * as v from 'valibot';
import type { Store, WriteOp } from '../ports/store.ts';
import { parseRecord } from './parse.ts';

const VERSION = 1;
const PREFIX = 'release:';

const releaseSchema = v.object({
  key: v.string(),
  v: v.literal(VERSION),
  blobId: blobIdSchema,
  /** The message that carries the file no longer. */
  ref: clientMessageIdSchema,
});
/** A file that the server still has to hear of: an own message carries it no longer. */
export type Release = Pick<v.InferOutput<typeof releaseSchema>, 'blobId' | 'ref'>;

/** Tells one release from the others. */
export const releaseKey = ({ blobId, ref }: Release): string => `${PREFIX}${ref}:${blobId}`;

export async function readReleases(store: Store): Promise<Release[]> {
  const records = await store.all('meta');
  return records
    .filter(({ key }) => typeof key === 'string' && key.startsWith(PREFIX))
    .map((record) => parseRecord(releaseSchema, VERSION, record));
}

export function putRelease({ blobId, ref }: Release): WriteOp {
  return { table: 'meta', put: { key: releaseKey({ blobId, ref }), v: VERSION, blobId, ref } };
}

export function deleteRelease(release: Release): WriteOp {
  return { table: 'meta', delete: [releaseKey(release)] };
}
