import type { AccountData } from './account-data/account-data.ts';
import type { PersonalMarks } from './account-data/marks.ts';
import type { AccountHolder } from './account/holder.ts';
import type { ChatBook } from './chats/book.ts';
import type { Lanes } from './chats/lane.ts';
import type { createExpiry } from './effects/expiry.ts';
import type { createFileParts } from './files/parts.ts';
import type { Intents } from './groups/intents.ts';
import type { GroupKeeper } from './groups/keeper.ts';
import type { PendingCommits } from './groups/pending.ts';
import type { createInviteParts } from './invites/parts.ts';
import type { Jobs } from './outbox/jobs.ts';
import type { Schedule } from './outbox/schedule.ts';
import type { PeopleBook } from './people/book.ts';
import type { Context } from './runtime/context.ts';
import { fail } from './runtime/results.ts';
import type { Timers } from './runtime/timers.ts';
import type { Indexer } from './search/indexer.ts';
import type { Progress } from './sync/progress.ts';
import type { Connection } from './transport/connection.ts';
import { watchSleep } from './transport/wake.ts';

export interface LifecycleDeps {
  context: Context;
  timers: Timers;
  /** Ends requests that run. */
  stopping: AbortController;
  account: AccountHolder;
  progress: Progress;
  people: PeopleBook;
  accountData: AccountData;
  book: ChatBook;
  jobs: Jobs;
  pending: PendingCommits;
  lanes: Lanes;
  invites: ReturnType<typeof createInviteParts>;
  marks: PersonalMarks;
  intents: Intents;
  transfers: ReturnType<typeof createFileParts>;
  indexer: Indexer;
  expiry: ReturnType<typeof createExpiry>;
  schedule: Schedule;
  connection: Connection;
  keeper: GroupKeeper;
}

/** The beginning and the end of an engine. */
export function createLifecycle(deps: LifecycleDeps) {
  const { context, timers, stopping, account, lanes, connection, indexer, transfers } = deps;
  return {
    /** Reads what the engine keeps in memory; nothing of it grows with the history. */
    async load(): Promise<void> {
      await account.load();
      await Promise.all([
        deps.progress.load(),
        deps.people.load(),
        deps.accountData.load(),
        deps.book.load(),
        deps.jobs.load(),
        deps.pending.load(lanes),
        deps.invites.joining.load(),
      ]);
      deps.marks.load();
      await deps.intents.load();
      await transfers.files.load();
      await transfers.sharing.load();
      await indexer.load();
      deps.expiry.poke();
      deps.schedule.arm();
      watchSleep(context, timers, () => connection.reconnect());
    },

    /** Ends everything that runs; the store stays open until what is being written is through. */
    async end(): Promise<void> {
      stopping.abort(fail('offline'));
      connection.close();
      for (const lane of lanes.all()) {
        for (const intent of lane.intents.splice(0)) intent.settle(fail('offline'));
      }
      await transfers.close();
      await indexer.end();
      await Promise.all(lanes.all().map((lane) => lane.inbox.run(async () => {})));
      await Promise.all(lanes.all().map((lane) => lane.group.run(async () => {})));
      timers.close();
      deps.keeper.use(null);
    },
  };
}
