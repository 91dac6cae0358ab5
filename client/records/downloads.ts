import { blobIdSchema } from '#contract/wire/files.ts';
import { chatIdSchema, clientMessageIdSchema } from '#contract/wire/primitives.ts';
import * as v from 'valibot';
import type { Store, WriteOp } from '../ports/store.ts';
import { parseRecord } from './parse.ts';

const VERSION = 1;
const KEY = 'downloads';

const wantedSchema = v.object({
  chatId: chatIdSchema,
  messageId: clientMessageIdSchema,
  blobId: blobIdSchema,
  paused: v.boolean(),
});
/** A file that somebody asked for and that is not whole yet. */
export type WantedFile = v.InferOutput<typeof wantedSchema>;

const downloadsSchema = v.object({
  key: v.literal(KEY),
  v: v.literal(VERSION),
  wanted: v.array(wantedSchema),
});

export async function readDownloads(store: Store): Promise<WantedFile[]> {
  const record = await store.get('meta', [KEY]);
  return record === undefined ? [] : parseRecord(downloadsSchema, VERSION, record).wanted;
}

export function putDownloads(wanted: WantedFile[]): WriteOp {
  return { table: 'meta', put: { key: KEY, v: VERSION, wanted } };
}
