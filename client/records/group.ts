import { chatIdSchema } from '#contract/wire/primitives.ts';
import type { GroupDelta } from '#e2ee/groups/types.ts';
import * as v from 'valibot';
import type { Store, WriteOp } from '../ports/store.ts';
import { ownBytes, parseRecord, storedBytes } from './parse.ts';

const VERSION = 1;

const snapshotSchema = v.object({
  chatId: chatIdSchema,
  v: v.literal(VERSION),
  snapshot: storedBytes,
});
type ChatId = v.InferOutput<typeof chatIdSchema>;

const deltaSchema = v.object({
  chatId: chatIdSchema,
  v: v.literal(VERSION),
  node: v.number(),
  bytes: storedBytes,
});

/** The group at the start of its epoch and the nodes that changed since; null when there is none. */
export async function readGroup(
  store: Store,
  chatId: ChatId,
): Promise<{ snapshot: Uint8Array; deltas: GroupDelta[] } | null> {
  const record = await store.get('groups', [chatId]);
  if (record === undefined) return null;
  const { snapshot } = parseRecord(snapshotSchema, VERSION, record);
  const deltas = await store.range('groupDeltas', { index: 'byChat', prefix: [chatId] });
  return { snapshot, deltas: deltas.map((delta) => parseRecord(deltaSchema, VERSION, delta)) };
}

/** Starts an epoch: the snapshot replaces everything that was kept of the one before. */
export function putSnapshot(chatId: ChatId, snapshot: Uint8Array): WriteOp[] {
  return [
    ...deleteGroup(chatId),
    { table: 'groups', put: { chatId, v: VERSION, snapshot: ownBytes(snapshot) } },
  ];
}

export function putDelta(chatId: ChatId, { node, bytes }: GroupDelta): WriteOp {
  return { table: 'groupDeltas', put: { chatId, v: VERSION, node, bytes: ownBytes(bytes) } };
}

export function deleteGroup(chatId: ChatId): WriteOp[] {
  return [
    { table: 'groupDeltas', index: 'byChat', deletePrefix: [chatId] },
    { table: 'groups', delete: [chatId] },
  ];
}
