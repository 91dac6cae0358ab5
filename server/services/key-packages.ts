import { LIMITS } from '#contract/wire/limits.ts';
import type { ClaimedKeyPackage } from '#contract/wire/people.ts';
import type { RequestOf } from '#contract/wire/events.ts';
import type {
  AccountRepository,
  BlockRepository,
  DeviceRepository,
  KeyPackageRepository,
} from '../repositories/ports.ts';
import type { Caller } from './caller.ts';
import { isActive } from './directory.ts';
import type { Notifier } from './notifier.ts';
import type { RateLimits } from './rate-limits.ts';
import { RefusalError } from './refusal.ts';

/** With fewer packages left a device is told to upload more. */
const LOW = 20;

interface Dependencies {
  accounts: AccountRepository;
  devices: DeviceRepository;
  keyPackages: KeyPackageRepository;
  blocks: BlockRepository;
  notifier: Notifier;
  rateLimits: RateLimits;
}

/** MLS key packages: what others need to add a device to a group while it is away. */
export class KeyPackages {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async upload(
    caller: Caller,
    { packages, lastResort }: RequestOf<'key-package:upload'>,
  ): Promise<{ count: number }> {
    this.#deps.rateLimits.check('keyPackages', caller.deviceId);
    const now = Date.now();
    const all = lastResort ? [...packages, lastResort] : packages;
    if (all.some(({ expiresAt }) => expiresAt <= now)) throw new RefusalError('bad-request');
    return this.#deps.keyPackages.upload({
      deviceRef: caller.deviceRef,
      packages,
      lastResort: lastResort ?? null,
      max: LIMITS.keyPackagesStoredPerDevice,
      now,
    });
  }

  async count({ deviceRef, deviceId }: Caller) {
    this.#deps.rateLimits.check('keyPackages', deviceId);
    return this.#deps.keyPackages.count({ deviceRef, now: Date.now() });
  }

  /** One package for each active device asked for, the caller's own device left out. */
  async claim(
    caller: Caller,
    { userId, deviceIds, invite }: RequestOf<'key-package:claim'>,
  ): Promise<{ devices: ClaimedKeyPackage[] }> {
    this.#deps.rateLimits.check('claim', caller.userId);
    this.#deps.rateLimits.check('claimTarget', `${caller.userId}/${userId}`);
    const account = await this.#deps.accounts.find({ userId });
    if (!account) throw new RefusalError('not-found');
    const { accountRef } = account;
    const devices = (await this.#deps.devices.ofAccount({ accountRef })).filter(
      (device) =>
        isActive(device) &&
        device.deviceRef !== caller.deviceRef &&
        (!deviceIds || deviceIds.includes(device.deviceId)),
    );
    const blocked = { accountRef, blockedRef: caller.accountRef };
    if (invite && (await this.#deps.blocks.blocks(blocked))) {
      return {
        devices: devices.map(({ deviceId, certificate }) => ({
          deviceId,
          certificate,
          keyPackage: null,
        })),
      };
    }
    const claimed = await this.#deps.keyPackages.claim({
      deviceRefs: devices.map((device) => device.deviceRef),
      now: Date.now(),
    });
    return {
      devices: devices.map(({ deviceId, certificate }, index) => {
        const { data, left } = claimed[index]!;
        if (left < LOW) {
          this.#deps.notifier.toDevices([deviceId], 'key-package:low', { count: left });
        }
        return { deviceId, certificate, keyPackage: data };
      }),
    };
  }
}
