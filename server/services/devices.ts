import type { OwnDevice } from '#contract/wire/people.ts';
import type { DeviceId } from '#contract/wire/primitives.ts';
import type { DeviceRepository } from '../repositories/ports.ts';
import type { Caller } from './caller.ts';
import type { Contacts } from './contacts.ts';
import type { Notifier } from './notifier.ts';
import type { RateLimits } from './rate-limits.ts';
import { RefusalError } from './refusal.ts';
import type { Sessions } from './sessions.ts';
import type { Waiting } from './waiting.ts';

interface Dependencies {
  devices: DeviceRepository;
  contacts: Contacts;
  notifier: Notifier;
  rateLimits: RateLimits;
  sessions: Sessions;
  waiting: Waiting;
}

/** The devices of the caller's own account. */
export class Devices {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async list({ accountRef, userId }: Caller): Promise<{ devices: OwnDevice[] }> {
    this.#deps.rateLimits.check('devices', userId);
    const devices = await this.#deps.devices.ofAccount({ accountRef });
    return {
      devices: devices.map(({ deviceId, certificate, createdAt, lastSeenAt, revoked }) => ({
        deviceId,
        certificate,
        createdAt,
        lastSeenAt,
        revoked,
      })),
    };
  }

  /** Ends a device for good, its connections at once. A device may revoke itself. */
  async revoke(caller: Caller, { deviceId }: { deviceId: DeviceId }): Promise<object> {
    this.#deps.rateLimits.check('devices', caller.userId);
    const { accountRef, userId } = caller;
    const now = Date.now();
    if (!(await this.#deps.devices.revoke({ accountRef, deviceId, now }))) {
      throw new RefusalError('not-found');
    }
    this.#deps.sessions.revoked(deviceId);
    this.#deps.waiting.end(deviceId);
    this.#deps.notifier.toDevices([deviceId], 'session:revoked', { deviceId });
    // After the answer to this very request, which may be the revoked device's own.
    setImmediate(() => this.#deps.notifier.endDevice(deviceId));
    this.#deps.contacts.devicesChanged(userId);
    return {};
  }
}
