import type { Device } from '#e2ee/devices/device.ts';
import type { Mls } from '#e2ee/groups/types.ts';
import type { GroupKeeper } from '../groups/keeper.ts';
import type { PeopleBook } from '../people/book.ts';
import { decodeCertificate } from '#contract/wire/certificate.ts';
import type { Connection } from '../transport/connection.ts';
import { type AccountHolder, deviceOf } from './holder.ts';

/** Puts the account of this device to work. */
export interface AccountSession {
  /** Begins to act as the account: its MLS device, its connection. */
  begin(): Promise<void>;
}

export function createAccountSession(
  account: AccountHolder,
  people: PeopleBook,
  keeper: GroupKeeper,
  connection: Connection,
  mlsOf: (device: Device) => Promise<Mls>,
): AccountSession {
  /** The own account is a person like any other, whose own device needs nobody's word. */
  const pinSelf = async () => {
    const { userId, identityKey, deviceId, deviceKey, certificate } = account.self;
    const expiresAt = decodeCertificate(certificate)?.expiresAt ?? 0;
    const device = { deviceId, deviceKey, expiresAt, listed: true };
    await people.update(userId, (person) => {
      const pinned = person.devices.find((known) => known.deviceId === deviceId);
      if (pinned?.expiresAt === expiresAt && pinned.listed) return null;
      const others = person.devices.filter((known) => known.deviceId !== deviceId);
      return { ...person, identityKey, devices: [device, ...others] };
    });
  };

  return {
    async begin() {
      await pinSelf();
      const mls = mlsOf(deviceOf(account.self));
      keeper.use(mls);
      await mls;
      connection.open(account.self.server);
    },
  };
}
