import * as v from 'valibot';

/** Codes that the server answers with; the interface translates them, nothing else is shown. */
export const WIRE_ERRORS = [
  'bad-request',
  'payload-too-large',
  'rate-limited',
  'unauthorized',
  'token-expired',
  'device-revoked',
  'bad-signature',
  'bad-certificate',
  'nonce-invalid',
  'origin-mismatch',
  'account-exists',
  'account-unknown',
  'handle-taken',
  'not-found',
  'not-a-member',
  'forbidden',
  'epoch-stale',
  'invite-over',
  'conflict',
  'limit-reached',
  'quota-exceeded',
  'unavailable',
  'internal',
] as const;

export type WireError = (typeof WIRE_ERRORS)[number];

export const wireErrorSchema = v.picklist(WIRE_ERRORS);

/** A refusal. `retryAfterMs` stands where waiting helps. */
export interface Refusal {
  ok: false;
  code: WireError;
  retryAfterMs?: number;
}

/** Answer to a request: the result's fields beside `ok: true`, or a {@link Refusal}. */
export type Ack<T extends object> = ({ ok: true } & T) | Refusal;

export const refusalSchema = v.object({
  ok: v.literal(false),
  code: wireErrorSchema,
  retryAfterMs: v.optional(v.pipe(v.number(), v.minValue(0))),
});
