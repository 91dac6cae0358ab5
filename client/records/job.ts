import { accountDataContentSchema } from '#contract/content/account-data.ts';
import {
  deleteContentSchema,
  editContentSchema,
  heardContentSchema,
  pinContentSchema,
  reactionContentSchema,
  timerContentSchema,
} from '#contract/content/effects.ts';
import { groupInviteContentSchema } from '#contract/content/invite.ts';
import {
  pollContentSchema,
  pollEndContentSchema,
  voteContentSchema,
} from '#contract/content/poll.ts';
import {
  filesContentSchema,
  profileContentSchema,
  textContentSchema,
} from '#contract/content/message.ts';
import { blobIdSchema } from '#contract/wire/files.ts';
import {
  chatIdSchema,
  clientMessageIdSchema,
  epochSchema,
  timeSchema,
} from '#contract/wire/primitives.ts';
import * as v from 'valibot';
import type { Store, StoredRecord, WriteOp } from '../ports/store.ts';
import { attachmentRecordSchema } from './attachment.ts';
import { groupInfoChangeSchema, groupInfoSchema } from './group-info.ts';
import { isIntent } from './intent.ts';
import { linkPreviewRecordSchema } from './link-preview.ts';
import { failureCodeSchema } from './message.ts';
import { parseRecord, storedBytes } from './parse.ts';

const VERSION = 2;

/** What every content has beside its body; added when a job is encrypted. */
const HEAD = ['v', 'sentAt', 'profileKey'] as const;

export const effectBodySchema = v.variant('type', [
  v.omit(reactionContentSchema, HEAD),
  v.omit(editContentSchema, HEAD),
  v.omit(deleteContentSchema, HEAD),
  v.omit(heardContentSchema, HEAD),
  v.omit(pinContentSchema, HEAD),
  v.omit(timerContentSchema, HEAD),
  v.omit(voteContentSchema, HEAD),
  v.omit(pollEndContentSchema, HEAD),
]);
/** A change of something that is there. */
export type EffectBody = v.InferOutput<typeof effectBodySchema>;

const bodySchema = v.variant('type', [
  /** Name and picture of the group as they are when it is encrypted, with the change if there is one. */
  v.object({ type: v.literal('group-info'), change: v.nullable(groupInfoChangeSchema) }),
  v.object({ type: v.literal('group-leave') }),
  v.omit(groupInviteContentSchema, HEAD),
  v.object({
    ...v.omit(textContentSchema, HEAD).entries,
    linkPreview: v.optional(linkPreviewRecordSchema),
  }),
  v.omit(pollContentSchema, HEAD),
  v.object({
    ...v.omit(filesContentSchema, HEAD).entries,
    attachments: v.array(attachmentRecordSchema),
  }),
  /** Carries the profile key alone and has no message. */
  v.omit(profileContentSchema, HEAD),
  /** What the account's other devices are told. */
  v.omit(accountDataContentSchema, HEAD),
  effectBodySchema,
]);
export type JobBody = v.InferOutput<typeof bodySchema>;

const jobSchema = v.object({
  id: clientMessageIdSchema,
  v: v.literal(VERSION),
  chatId: chatIdSchema,
  order: v.number(),
  body: bodySchema,
  sentAt: timeSchema,
  /** Files that are not on the server yet; the job waits for them. */
  uploads: v.optional(
    v.array(v.object({ blobId: blobIdSchema, sealed: v.boolean(), paused: v.boolean() })),
    () => [],
  ),
  /** Until when the job waits, Unix ms; null for none. */
  sendAt: v.nullable(timeSchema),
  /** The ciphertext and the epoch it was made in, kept until the ack. */
  encrypted: v.nullable(
    v.object({
      epoch: epochSchema,
      ciphertext: storedBytes,
      withProfile: v.boolean(),
      /** What the others will read of the group. */
      info: v.optional(groupInfoSchema),
    }),
  ),
  failure: v.nullable(failureCodeSchema),
});
/** A send that survives restarts. */
export type JobRecord = v.InferOutput<typeof jobSchema>;

export async function readJobs(store: Store): Promise<JobRecord[]> {
  return (await store.all('outbox'))
    .filter((record) => !isIntent(record))
    .map((record) => parseRecord(jobSchema, VERSION, upgraded(record)));
}

/** Version 1 knew texts and profiles only. */
function upgraded(record: StoredRecord): StoredRecord {
  if (record['v'] !== 1) return record;
  const { kind, text, ...rest } = record;
  const body = kind === 'text' ? { type: 'text', text } : { type: 'profile' };
  return { ...rest, v: VERSION, body, sendAt: null };
}

export function putJob(job: JobRecord): WriteOp {
  return { table: 'outbox', put: job };
}

export function deleteJob(id: JobRecord['id']): WriteOp {
  return { table: 'outbox', delete: [id] };
}

export function newJob(
  fields: Pick<JobRecord, 'id' | 'chatId' | 'order' | 'body' | 'sentAt'> &
    Partial<Pick<JobRecord, 'sendAt' | 'uploads'>>,
): JobRecord {
  return { sendAt: null, uploads: [], ...fields, v: VERSION, encrypted: null, failure: null };
}

/** Whether a content changes something that is there. */
export function isEffect<B extends { type: string }>(body: B): body is B & EffectBody {
  return EFFECTS.has(body.type);
}

const EFFECTS: ReadonlySet<string> = new Set<EffectBody['type']>([
  'reaction',
  'edit',
  'delete',
  'heard',
  'pin',
  'timer',
  'vote',
  'poll-end',
]);

/** The effect that a job brings about; null for messages and profiles. */
export function effectOf({ body }: Pick<JobRecord, 'body'>): EffectBody | null {
  return isEffect(body) ? body : null;
}
