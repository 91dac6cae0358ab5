import type * as v from 'valibot';
import {
  type Session,
  type loginRequestSchema,
  loginMessage,
  type registerRequestSchema,
} from '#contract/wire/auth.ts';
import { encodeBase64Url } from '#contract/wire/base64url.ts';
import type { Handle, UserId } from '#contract/wire/primitives.ts';
import type { AccountRepository, NewDevice } from '../repositories/ports.ts';
import { checkCertificate, verifyEd25519 } from './certificates.ts';
import type { Contacts } from './contacts.ts';
import type { Nonces } from './nonces.ts';
import type { Origins } from './origins.ts';
import { type RateLimits } from './rate-limits.ts';
import { RefusalError } from './refusal.ts';
import type { Tokens } from './tokens.ts';

export type RegisterRequest = v.InferOutput<typeof registerRequestSchema>;
export type LoginRequest = v.InferOutput<typeof loginRequestSchema>;

interface Dependencies {
  accounts: AccountRepository;
  contacts: Contacts;
  nonces: Nonces;
  tokens: Tokens;
  rateLimits: RateLimits;
  origins: () => Origins;
}

/** Registration and challenge login of devices. `address` is where the request came from. */
export class Authentication {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  nonce(address: string): { ok: true; nonce: string } {
    this.#deps.rateLimits.check('nonce', address);
    return { ok: true, nonce: encodeBase64Url(this.#deps.nonces.issue(Date.now())) };
  }

  async register(request: RegisterRequest, address: string): Promise<Session> {
    this.#deps.rateLimits.check('register', address);
    const { userId, device, now } = this.#verify(request);
    const handle = request.handle ?? null;
    const { identityKey } = request;
    const { accounts } = this.#deps;
    const { status } = await accounts.register({ userId, identityKey, handle, device, now });
    if (status !== 'created') throw new RefusalError(status);
    return this.#session(userId, device, handle, now);
  }

  async login(request: LoginRequest, address: string): Promise<Session> {
    this.#deps.rateLimits.check('login', address);
    const { userId, device, now } = this.#verify(request);
    // Counted after the proof: a stranger must not use up somebody else's attempts.
    this.#deps.rateLimits.check('accountLogin', userId);
    const result = await this.#deps.accounts.enroll({ userId, device, now });
    if (result.status !== 'ok') throw new RefusalError(result.status);
    if (result.enrolled) this.#deps.contacts.devicesChanged(userId);
    return this.#session(userId, device, result.handle, now);
  }

  /** The proof in the order that gives nothing away for free: the nonce is used up first. */
  #verify(request: LoginRequest): { userId: UserId; device: NewDevice; now: number } {
    const now = Date.now();
    const { nonce, origin, signature, identityKey, certificate: bytes } = request;
    if (!this.#deps.nonces.consume(nonce, now)) throw new RefusalError('nonce-invalid');
    if (!this.#deps.origins().accepts(origin)) throw new RefusalError('origin-mismatch');
    const certificate = checkCertificate(bytes, identityKey, now);
    const { userId, deviceId, deviceKey, createdAt, expiresAt } = certificate;
    if (!verifyEd25519(deviceKey, loginMessage(origin, deviceId, nonce), signature)) {
      throw new RefusalError('bad-signature');
    }
    const device = { deviceId, certificate: bytes, certificateCreatedAt: createdAt, expiresAt };
    return { userId, device, now };
  }

  #session(userId: UserId, device: NewDevice, handle: Handle | null, now: number): Session {
    const { deviceId } = device;
    return {
      ok: true,
      userId,
      deviceId,
      handle,
      ...this.#deps.tokens.issue(userId, deviceId, now),
    };
  }
}
