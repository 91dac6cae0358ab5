import type { WireError } from '#contract/wire/errors.ts';
import type { DeviceId } from '#contract/wire/primitives.ts';
import type { DeviceRepository } from '../repositories/ports.ts';
import type { Caller } from './caller.ts';
import { type RateLimits } from './rate-limits.ts';
import { RefusalError } from './refusal.ts';
import type { TokenPayload, Tokens } from './tokens.ts';

/** Turns tokens into callers and gives them new tokens. */
export class Sessions {
  readonly #tokens: Tokens;
  readonly #devices: DeviceRepository;
  readonly #rateLimits: RateLimits;
  /** Revoked while this process runs: covers a handshake that overlaps the revocation. */
  readonly #revoked = new Set<DeviceId>();

  constructor(tokens: Tokens, devices: DeviceRepository, rateLimits: RateLimits) {
    this.#tokens = tokens;
    this.#devices = devices;
    this.#rateLimits = rateLimits;
  }

  /** @throws RefusalError `unauthorized`, `token-expired` or `device-revoked`. */
  authenticate(token: string): Promise<{ caller: Caller; expiresAt: number }> {
    return this.#authenticate(token, undefined);
  }

  /** As `authenticate`, for a token that lets a locked device listen. */
  authenticateListener(token: string): Promise<{ caller: Caller; expiresAt: number }> {
    return this.#authenticate(token, 'listen');
  }

  async #authenticate(
    token: string,
    scope: TokenPayload['scope'],
  ): Promise<{ caller: Caller; expiresAt: number }> {
    const check = this.#tokens.check(token, Date.now());
    if (check.status !== 'valid') {
      const code: WireError = check.status === 'expired' ? 'token-expired' : 'unauthorized';
      throw new RefusalError(code);
    }
    const { userId, deviceId, expiresAt } = check.payload;
    if (check.payload.scope !== scope) throw new RefusalError('unauthorized');
    const device = await this.#devices.find({ deviceId });
    if (!device || device.userId !== userId) throw new RefusalError('unauthorized');
    if (device.revoked || this.#revoked.has(deviceId)) throw new RefusalError('device-revoked');
    const { accountRef, deviceRef } = device;
    return { caller: { userId, deviceId, accountRef, deviceRef }, expiresAt };
  }

  /** From now on no handshake of the device succeeds. */
  revoked(deviceId: DeviceId): void {
    this.#revoked.add(deviceId);
  }

  /** @throws RefusalError `bad-certificate` when the device has to renew its certificate first. */
  async refresh({ userId, deviceId }: Caller): Promise<{ token: string; expiresAt: number }> {
    this.#rateLimits.check('refresh', deviceId);
    const device = await this.#devices.find({ deviceId });
    if (!device || device.revoked) throw new RefusalError('device-revoked');
    if (device.expiresAt <= Date.now()) throw new RefusalError('bad-certificate');
    return this.#tokens.issue(userId, deviceId, Date.now());
  }

  /** What the device takes along when it locks. */
  listener({ userId, deviceId }: Caller): { token: string; expiresAt: number } {
    this.#rateLimits.check('refresh', deviceId);
    return this.#tokens.issueListener(userId, deviceId, Date.now());
  }
}
