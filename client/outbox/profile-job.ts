import type { Lane } from '../chats/lane.ts';
import type { Batch } from '../inbox/batch.ts';
import { type JobBody, type JobRecord, newJob } from '../records/job.ts';
import type { MessageRecord } from '../records/message.ts';
import { newMessageId } from '../runtime/ids.ts';
import type { Context } from '../runtime/context.ts';
import type { Orders } from './orders.ts';

/** Lets others know by themselves what they can't do without: names of people and of groups. */
export interface ProfileJobs {
  /** The job that a batch gives rise to, `fresh` being its messages; null when nobody lacks anything. */
  after(lane: Lane, batch: Batch, fresh: readonly MessageRecord[]): JobRecord | null;
}

export function createProfileJobs({ now }: Context, orders: Orders): ProfileJobs {
  const job = (lane: Lane, body: JobBody) =>
    newJob({ id: newMessageId(), chatId: lane.chatId, order: orders.next(), body, sentAt: now() });

  /** Whoever writes to this account learns its name before the first answer. */
  const reply = (batch: Batch, fresh: readonly MessageRecord[]): boolean => {
    const written = fresh.some(({ own, kind }) => !own && kind === 'text');
    const shared = batch.chat.profileShared && !batch.strangers;
    return written && !shared;
  };

  return {
    after(lane, batch, fresh) {
      if (batch.group === null) return null;
      if (batch.brought && batch.fields?.info) {
        const waits = lane.jobs.some(({ body }) => body.type === 'group-info' && !body.change);
        return waits ? null : job(lane, { type: 'group-info', change: null });
      }
      // A text that waits carries the key as well.
      if (lane.jobs.some((one) => lane.isDue(one, now()))) return null;
      // In a group newcomers introduce themselves; of the others they hear from who let them in.
      const due = batch.fields === null ? reply(batch, fresh) : batch.joined;
      return due ? job(lane, { type: 'profile' }) : null;
    },
  };
}
