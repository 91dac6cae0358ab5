import type { Result } from '#contract/engine/errors.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { AccountData } from '../account-data/account-data.ts';
import { fail, ok } from '../runtime/results.ts';
import { Serial } from '../runtime/serial.ts';
import type { Requester } from '../transport/connection.ts';

/** Whom this account blocks: here at once, at the server as soon as it can be reached. */
export interface Blocks {
  set(userId: UserId, blocked: boolean): Promise<Result>;
  /** On a new connection, and when another device has blocked somebody. */
  bringUpToDate(): Promise<void>;
}

export function createBlocks(accountData: AccountData, requester: Requester): Blocks {
  const running = new Serial();

  const tell = async () => {
    const answer = await requester.request('block:list', {});
    if (!answer.ok) return;
    const told = new Set(answer.value.userIds);
    for (const { id, value } of accountData.list('person')) {
      const { blocked } = value;
      if (blocked === undefined || blocked === told.has(id)) continue;
      await requester.request('block:set', { userId: id, blocked });
    }
    // A device that was restored knows nothing of it: what the server was told counts.
    for (const userId of told) {
      if (accountData.get('person', userId).blocked !== undefined) continue;
      await accountData.set('person', userId, { blocked: true });
    }
  };

  const bringUpToDate = () => running.run(tell);

  return {
    async set(userId, blocked) {
      const isSet = await accountData.set('person', userId, { blocked });
      if (!isSet) return fail('bad-input');
      await bringUpToDate();
      return ok();
    },
    bringUpToDate,
  };
}
