import type { Handle, UserId } from '#contract/wire/primitives.ts';
import type { PublicAccount } from '#contract/wire/people.ts';
import type { AccountRepository, DeviceRecord, DeviceRepository } from '../repositories/ports.ts';
import type { Caller } from './caller.ts';
import type { RateLimits } from './rate-limits.ts';
import { RefusalError } from './refusal.ts';

/** Whether the device can still take part: not revoked, certificate not run out. */
export const isActive = (device: DeviceRecord): boolean =>
  !device.revoked && device.expiresAt > Date.now();

/** Finding accounts by exact handle or id. */
export class Directory {
  readonly #accounts: AccountRepository;
  readonly #devices: DeviceRepository;
  readonly #rateLimits: RateLimits;

  constructor(accounts: AccountRepository, devices: DeviceRepository, rateLimits: RateLimits) {
    this.#accounts = accounts;
    this.#devices = devices;
    this.#rateLimits = rateLimits;
  }

  async lookup(
    caller: Caller,
    query: { handle: Handle } | { userId: UserId },
  ): Promise<{ account: PublicAccount }> {
    this.#rateLimits.check('lookup', caller.userId);
    const account = await this.#accounts.find(query);
    if (!account) throw new RefusalError('not-found');
    const { accountRef, userId, identityKey, handle } = account;
    const devices = (await this.#devices.ofAccount({ accountRef })).filter(isActive);
    return {
      account: {
        userId,
        identityKey,
        handle,
        devices: devices.map(({ deviceId, certificate }) => ({ deviceId, certificate })),
      },
    };
  }

  async setHandle(
    caller: Caller,
    { handle }: { handle: Handle | null },
  ): Promise<{ handle: Handle | null }> {
    this.#rateLimits.check('handle', caller.userId);
    const { taken } = await this.#accounts.setHandle({ accountRef: caller.accountRef, handle });
    if (taken) throw new RefusalError('handle-taken');
    return { handle };
  }
}
