import type { MessageContentInput } from '#contract/content/message.ts';
import { encodeBase64Url } from '#contract/wire/base64url.ts';
import { type Encrypted, type Group, type GroupDelta, GroupError } from '#e2ee/groups/types.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane } from '../chats/lane.ts';
import type { GroupKeeper } from '../groups/keeper.ts';
import type { Store } from '../ports/store.ts';
import { attachmentContent } from '../records/attachment.ts';
import { putDelta } from '../records/group.ts';
import { type JobRecord, putJob } from '../records/job.ts';
import { ownBytes } from '../records/parse.ts';
import type { Context } from '../runtime/context.ts';
import { utf8 } from '../runtime/text.ts';

/** A job with its ciphertext on disk. */
export type EncryptedJob = JobRecord & { encrypted: NonNullable<JobRecord['encrypted']> };

/** Jobs that are encrypted while another one is on its way. */
const AHEAD = 16;

/** Encrypts jobs; ciphertext and ratchet steps are on disk when a call resolves. */
export interface Encrypting {
  /**
   * Encrypts a job for the group's present epoch unless that was done. Null when the job is gone, or
   * when there is no group to encrypt for.
   */
  job(lane: Lane, job: JobRecord): Promise<EncryptedJob | null>;
  /** Encrypts the jobs that come next, in one write. */
  ahead(lane: Lane): Promise<void>;
}

export function createEncrypting(
  { log, now }: Context,
  store: Store,
  account: AccountHolder,
  book: ChatBook,
  keeper: GroupKeeper,
): Encrypting {
  /** Those of the jobs that lack a ciphertext of this epoch get one. */
  const encryptAll = async (lane: Lane, jobs: JobRecord[], withProfile: boolean): Promise<void> => {
    const { chatId } = lane;
    const loaded = await keeper.load(chatId);
    if (loaded === null) throw new GroupError('bad-state');
    const { epoch } = loaded;
    let group: Group = loaded;
    const made: EncryptedJob[] = [];
    let delta: GroupDelta | null = null;
    for (const job of jobs) {
      if (job.encrypted?.epoch === epoch) continue;
      const content = contentOf(job, withProfile ? account.self.profileKey : null);
      const result: Encrypted = await group.encrypt(utf8(JSON.stringify(content)), utf8(job.id));
      group = result.group;
      delta = result.delta;
      const ciphertext = ownBytes(result.ciphertext);
      made.push({ ...job, encrypted: { epoch, ciphertext, withProfile } });
    }
    // All of them stepped the same ratchet, this device's own: the last state is the one to keep.
    if (delta === null) return;
    await store.write([...made.map(putJob), putDelta(chatId, delta)]);
    keeper.keep(chatId, group);
    made.forEach((job) => lane.replaceJob(job));
  };

  const inGroup = async (lane: Lane, jobsOf: () => JobRecord[]): Promise<void> => {
    const chat = book.get(lane.chatId);
    if (chat?.group !== 'active') return;
    try {
      await encryptAll(lane, jobsOf(), !chat.profileShared);
    } catch (error) {
      keeper.forget(lane.chatId);
      if (!(error instanceof GroupError)) throw error;
      log('group-broken:state');
      await book.update(lane.chatId, (current) => ({ chat: { ...current, group: 'broken' } }));
    }
  };

  return {
    job: (lane, { id }) =>
      lane.group.run(async () => {
        await inGroup(lane, () => lane.jobs.filter((job) => job.id === id));
        const job = lane.job(id);
        const ready = book.get(lane.chatId)?.group === 'active';
        return ready && job !== undefined && isEncrypted(job) ? job : null;
      }),

    ahead: (lane) =>
      lane.group.run(() =>
        inGroup(lane, () => {
          const waiting = lane.jobs.filter(
            (job) => job.body.type !== 'profile' && lane.isDue(job, now()),
          );
          return waiting.filter(({ id }) => !lane.acked.has(id)).slice(0, AHEAD);
        }),
      ),
  };
}

function isEncrypted(job: JobRecord): job is EncryptedJob {
  return job.encrypted !== null;
}

function contentOf(
  { body, sentAt }: JobRecord,
  profileKey: Uint8Array | null,
): MessageContentInput {
  const head = {
    v: 1 as const,
    sentAt,
    ...(profileKey === null ? {} : { profileKey: encodeBase64Url(profileKey) }),
  };
  return body.type === 'files'
    ? { ...body, ...head, attachments: body.attachments.map(attachmentContent) }
    : { ...body, ...head };
}
