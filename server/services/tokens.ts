import { createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { LIMITS } from '#contract/wire/limits.ts';
import {
  type DeviceId,
  type UserId,
  deviceIdSchema,
  timeSchema,
  userIdSchema,
} from '#contract/wire/primitives.ts';

const payloadSchema = v.strictObject({
  userId: userIdSchema,
  deviceId: deviceIdSchema,
  expiresAt: timeSchema,
  /** `listen`: good for hearing that messages wait, for nothing else. */
  scope: v.optional(v.literal('listen')),
});
export type TokenPayload = v.InferOutput<typeof payloadSchema>;

export type TokenCheck =
  | { status: 'valid'; payload: TokenPayload }
  | { status: 'invalid' | 'expired' };

/** Stateless session tokens: `base64url(JSON payload).base64url(HMAC-SHA256)`. */
export class Tokens {
  readonly #secret: Uint8Array;

  constructor(secret: Uint8Array) {
    this.#secret = secret;
  }

  issue(userId: UserId, deviceId: DeviceId, now: number): { token: string; expiresAt: number } {
    return this.#seal({ userId, deviceId, expiresAt: now + LIMITS.tokenLifetime });
  }

  /** A token of the scope `listen`. */
  issueListener(userId: UserId, deviceId: DeviceId, now: number) {
    return this.#seal({
      userId,
      deviceId,
      expiresAt: now + LIMITS.listenLifetime,
      scope: 'listen',
    });
  }

  #seal(content: TokenPayload): { token: string; expiresAt: number } {
    const payload = Buffer.from(JSON.stringify(content)).toString('base64url');
    const token = `${payload}.${this.#sign(payload).toString('base64url')}`;
    return { token, expiresAt: content.expiresAt };
  }

  check(token: string, now: number): TokenCheck {
    const [payload, signature, ...rest] = token.split('.');
    if (!payload || !signature || rest.length > 0) return { status: 'invalid' };
    const expected = this.#sign(payload);
    const given = Buffer.from(signature, 'base64url');
    if (given.byteLength !== expected.byteLength || !timingSafeEqual(given, expected)) {
      return { status: 'invalid' };
    }
    const parsed = v.safeParse(payloadSchema, parseJson(payload));
    if (!parsed.success) return { status: 'invalid' };
    if (parsed.output.expiresAt <= now) return { status: 'expired' };
    return { status: 'valid', payload: parsed.output };
  }

  #sign(payload: string): Buffer {
    return createHmac('sha256', this.#secret).update(payload).digest();
  }
}

function parseJson(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString());
  } catch {
    return null;
  }
}
