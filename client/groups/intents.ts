import type { Result } from '#contract/engine/errors.ts';
import type { GroupProgressView } from '#contract/engine/groups.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { Lane, Lanes } from '../chats/lane.ts';
import type { Orders } from '../outbox/orders.ts';
import type { Store, WriteOp } from '../ports/store.ts';
import {
  type IntentRecord,
  type Want,
  deleteIntent,
  newIntent,
  putIntent,
  readIntents,
} from '../records/intent.ts';
import { newJob, putJob } from '../records/job.ts';
import type { Context } from '../runtime/context.ts';
import { newMessageId } from '../runtime/ids.ts';
import type { Claim } from './claim.ts';
import type { Intent, Outcome } from './intent.ts';
import { addIntent, leaveIntent, permissionsIntent, removeIntent, roleIntent } from './members.ts';

/** Changes of members that are under way: on disk until they are done or can't be. */
export interface Intents {
  /** Takes those up again that an earlier run left behind. */
  load(): Promise<void>;
  /** A new one, with what else is written when it begins; it waits in its lane for its turn. */
  begin(chatId: ChatId, want: Want, settle: Settle, ops?: WriteOp[]): Promise<void>;
  /** An intent came to its end. @throws StoreError, and then it goes on. */
  end(lane: Lane, intent: Intent, result: Result<undefined>): Promise<void>;
}

type Settle = (outcome: Outcome) => void;

export function createIntents(
  context: Context,
  store: Store,
  account: AccountHolder,
  lanes: Lanes,
  orders: Orders,
  claim: Claim,
  progress: (progress: GroupProgressView) => void,
): Intents {
  const intentOf = (record: IntentRecord, settle: Settle): Intent => {
    const { chatId, want } = record;
    const self = account.self.userId;
    const common = { self, record, settle };
    switch (want.type) {
      case 'add': {
        const { invite } = want;
        const userIds = [...new Set(want.userIds)].filter((userId) => userId !== self);
        const told = (view: Pick<GroupProgressView, 'done' | 'total'>) => {
          // Whoever came by a link was not chosen by anybody who waits.
          if (invite === undefined) progress({ chatId, ...view });
        };
        return addIntent(common, {
          userIds,
          claim,
          progress: told,
          ...(invite === undefined ? {} : { invite }),
        });
      }
      case 'remove':
        return removeIntent(common, want.userId);
      case 'role':
        return roleIntent(common, want);
      case 'permissions':
        return permissionsIntent(common, want.permissions);
      case 'leave':
        return leaveIntent(common);
    }
  };

  return {
    async load() {
      if (account.current === null) return;
      const records = await readIntents(store);
      orders.resume(records);
      for (const record of records) {
        lanes.of(record.chatId).intents.push(intentOf(record, () => {}));
      }
    },

    async begin(chatId, want, settle, ops = []) {
      const record = newIntent({ id: newMessageId(), chatId, order: orders.next(), want });
      await store.write([...ops, putIntent(record)]);
      lanes.of(chatId).intents.push(intentOf(record, settle));
    },

    async end(lane, intent, result) {
      const { record } = intent;
      const { chatId } = lane;
      // Whoever has handed the group on may go: what says so takes the intent's place.
      const leave =
        result.ok && record.want.type === 'leave'
          ? newJob({
              id: newMessageId(),
              chatId,
              order: orders.next(),
              body: { type: 'group-leave' },
              sentAt: context.now(),
            })
          : null;
      await store.write([deleteIntent(record), ...(leave === null ? [] : [putJob(leave)])]);
      if (leave !== null) lane.addJob(leave);
      lane.intents = lane.intents.filter((other) => other !== intent);
      intent.settle(result);
    },
  };
}
