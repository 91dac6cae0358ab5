import type { Result } from '#contract/engine/errors.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane } from '../chats/lane.ts';
import type { PeopleBook } from '../people/book.ts';
import type { Directory } from '../people/directory.ts';
import type { Context } from '../runtime/context.ts';
import { fail, ok } from '../runtime/results.ts';
import type { Claim, ClaimedDevice } from './claim.ts';
import type { GroupKeeper } from './keeper.ts';
import type { PendingCommits } from './pending.ts';

/** How long the directory's word on an account's devices is taken for granted. */
export const DIRECTORY_FRESH = 10 * 60_000;

/** Makes the group of a chat that has none yet: the first commit stands pending afterwards. */
export type Establish = (lane: Lane) => Promise<Result>;

export function createEstablish(
  context: Context,
  account: AccountHolder,
  book: ChatBook,
  people: PeopleBook,
  directory: Directory,
  claim: Claim,
  keeper: GroupKeeper,
  pending: PendingCommits,
): Establish {
  const otherOwnDevices = async (lane: Lane): Promise<Result<ClaimedDevice[]>> => {
    const { userId, deviceId } = account.self;
    let own = people.get(userId);
    if (context.now() - own.checkedAt > DIRECTORY_FRESH) {
      const answer = await directory.refresh(userId);
      if (!answer.ok) return answer;
      own = answer.value;
    }
    const others = own.devices.filter((device) => device.listed && device.deviceId !== deviceId);
    if (others.length === 0) return ok([]);
    const ids = others.map((device) => device.deviceId);
    const claimed = await claim(userId, ids);
    // One that offers no key package yet is added as soon as it does.
    if (claimed.ok && claimed.value.length < ids.length) {
      lane.rosterAt ??= context.now() + context.timing.roster;
    }
    return claimed;
  };

  const claimAll = async (lane: Lane, members: UserId[]): Promise<Result<ClaimedDevice[]>> => {
    const own = await otherOwnDevices(lane);
    if (!own.ok) return own;
    const claimed = [...own.value];
    for (const member of members) {
      const answer = await claim(member);
      if (!answer.ok) return answer;
      if (answer.value.length === 0) return fail('no-devices');
      claimed.push(...answer.value);
    }
    return ok(claimed);
  };

  return async (lane) => {
    const chat = book.get(lane.chatId);
    if (chat === null) return fail('not-found');
    const self = account.self.userId;
    const members = chat.members.map(({ userId }) => userId).filter((userId) => userId !== self);
    const claimed = await claimAll(lane, members);
    if (!claimed.ok) return claimed;
    return lane.group.run(async () => {
      // A welcome may have come in the meantime.
      if (book.get(lane.chatId)?.group !== 'none' || (await pending.of(lane)) !== null) return ok();
      const alone = await (await keeper.mls()).createGroup(lane.chatId);
      const made = await alone.commit({ add: claimed.value.map(({ keyPackage }) => keyPackage) });
      await pending.keep(lane, alone.epoch, made);
      return ok();
    });
  };
}
