import type { Result } from '#contract/engine/errors.ts';
import type { DeviceId, UserId } from '#contract/wire/primitives.ts';
import type { Context } from '../runtime/context.ts';
import { fail, ok } from '../runtime/results.ts';
import type { Requester } from '../transport/connection.ts';
import type { Directory } from '../people/directory.ts';
import type { PeopleBook } from '../people/book.ts';
import type { GroupKeeper } from './keeper.ts';

export interface ClaimedDevice {
  deviceId: DeviceId;
  keyPackage: Uint8Array;
}

/** Key packages of an account's devices, each checked to be that device's. */
export type Claim = (
  userId: UserId,
  deviceIds?: DeviceId[],
  /** To bring the account into a group, which it may refuse. */
  invite?: true,
) => Promise<Result<ClaimedDevice[]>>;

export function createClaim(
  context: Context,
  people: PeopleBook,
  directory: Directory,
  keeper: GroupKeeper,
  requester: Requester,
): Claim {
  return async (userId, deviceIds, invite) => {
    if (people.get(userId).identityKey === null) {
      const known = await directory.refresh(userId);
      if (!known.ok) return known;
    }
    const answer = await requester.request('key-package:claim', {
      userId,
      ...(deviceIds === undefined ? {} : { deviceIds }),
      ...(invite === undefined ? {} : { invite }),
    });
    if (!answer.ok) return answer;
    const { devices } = answer.value;
    await directory.pin(
      userId,
      devices.map(({ certificate }) => certificate),
    );
    const mls = await keeper.mls();
    const claimed: ClaimedDevice[] = [];
    for (const { deviceId, keyPackage } of devices) {
      if (keyPackage === null) continue;
      const info = await mls.checkKeyPackage(keyPackage);
      const matches = info?.userId === userId && info.deviceId === deviceId;
      const wanted = deviceIds === undefined || deviceIds.includes(deviceId);
      if (matches && wanted) claimed.push({ deviceId, keyPackage });
      else context.log('bad-key-package');
    }
    return claimed.length === 0 && devices.length > 0 && deviceIds === undefined
      ? fail('no-devices')
      : ok(claimed);
  };
}
