import type { MessageContentInput } from '#contract/content/message.ts';
import { encodeBase64Url } from '#contract/wire/base64url.ts';
import { GroupError } from '#e2ee/groups/types.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane } from '../chats/lane.ts';
import type { GroupKeeper } from '../groups/keeper.ts';
import type { Store } from '../ports/store.ts';
import { putDelta } from '../records/group.ts';
import { type JobRecord, putJob } from '../records/job.ts';
import { ownBytes } from '../records/parse.ts';
import type { Log } from '../runtime/context.ts';
import { utf8 } from '../runtime/text.ts';

/** A job with its ciphertext on disk. */
export type EncryptedJob = JobRecord & { encrypted: NonNullable<JobRecord['encrypted']> };

/**
 * Encrypts a job for the group's present epoch unless that was done; ciphertext and ratchet step are
 * on disk when it resolves. Null when there is no group to encrypt for.
 */
export type EncryptJob = (lane: Lane, job: JobRecord) => Promise<EncryptedJob | null>;

export function createEncryptJob(
  log: Log,
  store: Store,
  account: AccountHolder,
  book: ChatBook,
  keeper: GroupKeeper,
): EncryptJob {
  return (lane, job) =>
    lane.group.run(async () => {
      const { chatId } = lane;
      const chat = book.get(chatId);
      if (chat?.group !== 'active' || lane.job(job.id) === undefined) return null;
      try {
        const group = await keeper.load(chatId);
        if (group === null) throw new GroupError('bad-state');
        if (isEncrypted(job) && job.encrypted.epoch === group.epoch) return job;
        const withProfile = !chat.profileShared;
        const content = contentOf(job, withProfile ? account.self.profileKey : null);
        const made = await group.encrypt(utf8(JSON.stringify(content)), utf8(job.id));
        const ciphertext = ownBytes(made.ciphertext);
        const encrypted = { epoch: group.epoch, ciphertext, withProfile };
        const next: EncryptedJob = { ...job, encrypted };
        await store.write([putJob(next), putDelta(chatId, made.delta)]);
        keeper.keep(chatId, made.group);
        lane.replaceJob(next);
        return next;
      } catch (error) {
        keeper.forget(chatId);
        if (!(error instanceof GroupError)) throw error;
        log('group-broken:state');
        await book.update(chatId, (current) => ({ chat: { ...current, group: 'broken' } }));
        return null;
      }
    });
}

function isEncrypted(job: JobRecord): job is EncryptedJob {
  return job.encrypted !== null;
}

function contentOf(
  { kind, text, sentAt }: JobRecord,
  profileKey: Uint8Array | null,
): MessageContentInput {
  const common = {
    v: 1 as const,
    sentAt,
    ...(profileKey === null ? {} : { profileKey: encodeBase64Url(profileKey) }),
  };
  return kind === 'text' ? { ...common, type: kind, text } : { ...common, type: kind };
}
