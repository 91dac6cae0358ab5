import type { Lane } from '../chats/lane.ts';
import type { Batch } from '../inbox/batch.ts';
import { type JobRecord, newJob } from '../records/job.ts';
import { newMessageId } from '../runtime/ids.ts';
import type { Context } from '../runtime/context.ts';
import type { Orders } from './orders.ts';

/** Tells whoever writes to this account its name, even before the first answer. */
export interface ProfileJobs {
  /** The job that goes with a batch of received texts; null when the others know the profile. */
  replyFor(lane: Lane, batch: Batch): JobRecord | null;
}

export function createProfileJobs({ now }: Context, orders: Orders): ProfileJobs {
  return {
    replyFor(lane, batch) {
      const shared = batch.chat.profileShared && !batch.strangers;
      // A text that waits carries the key as well.
      const underway = lane.jobs.some((job) => lane.isDue(job, now()));
      if (shared || underway || batch.group === null) return null;
      return newJob({
        id: newMessageId(),
        chatId: lane.chatId,
        order: orders.next(),
        body: { type: 'profile' },
        sentAt: now(),
      });
    },
  };
}
