import type { Result } from '#contract/engine/errors.ts';
import type { PublicAccount } from '#contract/wire/people.ts';
import type { DeviceId, Handle, UserId } from '#contract/wire/primitives.ts';
import { verifyCertificate } from '#e2ee/devices/device.ts';
import { userIdOf } from '#e2ee/identity/identity.ts';
import type { PersonRecord, PinnedDevice } from '../records/person.ts';
import type { Context } from '../runtime/context.ts';
import { fail, ok } from '../runtime/results.ts';
import type { Requester } from '../transport/connection.ts';
import { type PeopleBook, listedDevices } from './book.ts';

/** Asks the server who somebody is and believes only what the keys prove. */
export interface Directory {
  /** Looks an account up and pins what could be verified. */
  lookup(query: { handle: Handle } | { userId: UserId }): Promise<Result<PersonRecord>>;
  /** As `lookup`; several calls for one account at a time make one request. */
  refresh(userId: UserId): Promise<Result<PersonRecord>>;
  /** Pins devices that came with key packages; false where a certificate is wrong. */
  pin(userId: UserId, certificates: Uint8Array[]): Promise<boolean>;
}

export function createDirectory(
  context: Context,
  people: PeopleBook,
  requester: Requester,
): Directory {
  const running = new Map<UserId, Promise<Result<PersonRecord>>>();

  const lookup: Directory['lookup'] = async (query) => {
    const answer = await requester.request('directory:lookup', query);
    if (!answer.ok) return answer;
    const { account } = answer.value;
    const asked = 'userId' in query ? account.userId === query.userId : true;
    const answered = 'handle' in query ? account.handle === query.handle : true;
    if (!asked || !answered || !isIdentityOf(account)) {
      context.log('protocol-violation:directory:lookup');
      return fail('protocol-violation');
    }
    const devices = await verified(
      context,
      account,
      account.devices.map(({ certificate }) => certificate),
    );
    const person = await people.update(account.userId, (known) =>
      withNotice(known, {
        ...known,
        identityKey: Uint8Array.from(account.identityKey),
        handle: account.handle,
        devices: merge(
          known.devices,
          devices,
          account.devices.map(({ deviceId }) => deviceId),
        ),
        checkedAt: context.now(),
      }),
    );
    return ok(person);
  };

  return {
    lookup,

    refresh(userId) {
      const current = running.get(userId);
      if (current !== undefined) return current;
      const started = lookup({ userId }).finally(() => running.delete(userId));
      running.set(userId, started);
      return started;
    },

    async pin(userId, certificates) {
      const { identityKey } = people.get(userId);
      if (identityKey === null) return false;
      const devices = await verified(context, { userId, identityKey }, certificates);
      await people.update(userId, (known) => ({
        ...known,
        devices: merge(known.devices, devices, null),
      }));
      return devices.length === certificates.length;
    },
  };
}

/** The devices that somebody has when they are met first are no news. */
function withNotice(known: PersonRecord, now: PersonRecord): PersonRecord {
  if (known.seenDevices !== null) return now;
  const before = listedDevices(known);
  return { ...now, seenDevices: before.length > 0 ? before : listedDevices(now) };
}

function isIdentityOf({ identityKey, userId }: PublicAccount): boolean {
  return identityKey.byteLength === 32 && userIdOf(identityKey) === userId;
}

async function verified(
  context: Context,
  { userId, identityKey }: { userId: UserId; identityKey: Uint8Array },
  certificates: Uint8Array[],
): Promise<PinnedDevice[]> {
  const devices: PinnedDevice[] = [];
  for (const bytes of certificates) {
    const certificate = await verifyCertificate(bytes, identityKey, context.now());
    if (certificate === null || certificate.userId !== userId) {
      context.log('bad-certificate');
      continue;
    }
    const { deviceId, deviceKey, expiresAt } = certificate;
    devices.push({ deviceId, deviceKey: Uint8Array.from(deviceKey), expiresAt, listed: true });
  }
  return devices;
}

/**
 * Devices once pinned stay known. Those that a complete `listing` doesn't name count as revoked; one
 * that is named with a certificate that doesn't hold is left as it was.
 */
function merge(
  known: PinnedDevice[],
  fresh: PinnedDevice[],
  listing: DeviceId[] | null,
): PinnedDevice[] {
  const renewed = new Set(fresh.map(({ deviceId }) => deviceId));
  const others = known.filter(({ deviceId }) => !renewed.has(deviceId));
  const still = (device: PinnedDevice) =>
    listing === null || listing.includes(device.deviceId) ? device : { ...device, listed: false };
  return [...fresh, ...others.map(still)];
}
