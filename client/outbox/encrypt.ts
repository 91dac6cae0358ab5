import type { MessageContentInput } from '#contract/content/message.ts';
import { encodeBase64Url } from '#contract/wire/base64url.ts';
import { type Encrypted, type Group, type GroupDelta, GroupError } from '#e2ee/groups/types.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane } from '../chats/lane.ts';
import { infoContent } from '../groups/info-content.ts';
import { changedInfo } from '../groups/info-rules.ts';
import type { GroupKeeper } from '../groups/keeper.ts';
import type { PeopleBook } from '../people/book.ts';
import type { Store } from '../ports/store.ts';
import { attachmentContent } from '../records/attachment.ts';
import { putDelta } from '../records/group.ts';
import { previewContent } from '../records/link-preview.ts';
import { type JobBody, type JobRecord, putJob } from '../records/job.ts';
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
  people: PeopleBook,
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
      const info = infoOf(lane, job);
      const content = {
        ...(info === null ? bodyOf(job) : infoContent(info.info, info.chat, info.self, people)),
        // Who tells newcomers of the group tells them who they are.
        ...headOf(job, withProfile || info !== null ? account.self.profileKey : null),
      };
      const result: Encrypted = await group.encrypt(utf8(JSON.stringify(content)), utf8(job.id));
      group = result.group;
      delta = result.delta;
      const ciphertext = ownBytes(result.ciphertext);
      const told = info === null ? {} : { info: info.info };
      made.push({ ...job, encrypted: { epoch, ciphertext, withProfile, ...told } });
    }
    // All of them stepped the same ratchet, this device's own: the last state is the one to keep.
    if (delta === null) return;
    await store.write([...made.map(putJob), putDelta(chatId, delta)]);
    keeper.keep(chatId, group);
    made.forEach((job) => lane.replaceJob(job));
  };

  /** What a job about the group's name will say, as the group stands now. */
  const infoOf = (lane: Lane, { body }: JobRecord) => {
    const chat = book.get(lane.chatId);
    if (body.type !== 'group-info' || chat === null) return null;
    return { info: changedInfo(chat.info, body.change), chat, self: account.self.userId };
  };

  const inGroup = async (lane: Lane, jobsOf: () => JobRecord[]): Promise<void> => {
    const chat = book.get(lane.chatId);
    if (chat?.group !== 'active') return;
    try {
      await encryptAll(lane, jobsOf(), !chat.profileShared && chat.accepted);
    } catch (error) {
      keeper.forget(lane.chatId);
      if (!(error instanceof GroupError)) throw error;
      log('group-broken:state');
      await book.update(lane.chatId, (current) => ({
        chat: { ...current, group: 'broken', lost: true },
      }));
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
          const next = waiting.filter(({ id }) => !lane.acked.has(id)).slice(0, AHEAD);
          // What is said about the group depends on what the log says until then.
          const stop = next.findIndex(({ body }) => GROUP.has(body.type));
          return stop === -1 ? next : next.slice(0, stop);
        }),
      ),
  };
}

function isEncrypted(job: JobRecord): job is EncryptedJob {
  return job.encrypted !== null;
}

const GROUP: ReadonlySet<JobBody['type']> = new Set(['group-info', 'group-leave']);

function headOf(
  { sentAt }: JobRecord,
  profileKey: Uint8Array | null,
): Pick<MessageContentInput, 'v' | 'sentAt' | 'profileKey'> {
  return {
    v: 1,
    sentAt,
    ...(profileKey === null ? {} : { profileKey: encodeBase64Url(profileKey) }),
  };
}

function bodyOf({ body }: JobRecord) {
  if (body.type === 'files') {
    return { ...body, attachments: body.attachments.map(attachmentContent) };
  }
  return body.type === 'text' && body.linkPreview !== undefined
    ? { ...body, linkPreview: previewContent(body.linkPreview) }
    : body;
}
