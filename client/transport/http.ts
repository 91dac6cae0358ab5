import type { Result } from '#contract/engine/errors.ts';
import { encodeBase64Url } from '#contract/wire/base64url.ts';
import { HTTP_PATHS, PROTOCOL_VERSION, type ServerInfo } from '#contract/wire/auth.ts';
import { nonceResponseSchema, serverInfoSchema, sessionSchema } from '#contract/wire/auth.ts';
import type { Session } from '#contract/wire/auth.ts';
import { refusalSchema } from '#contract/wire/errors.ts';
import * as v from 'valibot';
import { fail, ok } from '../runtime/results.ts';

/** What a device proves itself with, in bytes; see contract/wire/auth.ts. */
export interface LoginProof {
  identityKey: Uint8Array;
  certificate: Uint8Array;
  nonce: Uint8Array;
  signature: Uint8Array;
  origin: string;
}

/** The server's HTTP API. */
export interface HttpApi {
  info(): Promise<Result<ServerInfo>>;
  nonce(): Promise<Result<Uint8Array>>;
  register(proof: LoginProof, handle: string | null): Promise<Result<Session>>;
  login(proof: LoginProof): Promise<Result<Session>>;
}

/** Client of the server at `origin`. A call takes at most `timeoutMs` and ends when `stopped` does. */
export function createHttp(origin: string, timeoutMs: number, stopped: AbortSignal): HttpApi {
  const limits = () => AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]);
  const post = <T>(path: string, body: object, schema: v.GenericSchema<unknown, T>) =>
    call(new URL(path, origin), schema, {
      signal: limits(),
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  return {
    async info() {
      const answer = await call(new URL(HTTP_PATHS.info, origin), serverInfoSchema, {
        signal: limits(),
      });
      if (!answer.ok) return answer.code === 'server-unreachable' ? answer : fail('not-a-server');
      return answer.value.protocol === PROTOCOL_VERSION ? answer : fail('server-incompatible');
    },

    async nonce() {
      const answer = await post(HTTP_PATHS.nonce, {}, nonceResponseSchema);
      return answer.ok ? ok(answer.value.nonce) : answer;
    },

    register: (proof, handle) =>
      post(
        HTTP_PATHS.register,
        handle === null ? proofBody(proof) : { ...proofBody(proof), handle },
        sessionSchema,
      ),

    login: (proof) => post(HTTP_PATHS.login, proofBody(proof), sessionSchema),
  };
}

function proofBody({ origin, ...bytes }: LoginProof) {
  return {
    identityKey: encodeBase64Url(bytes.identityKey),
    certificate: encodeBase64Url(bytes.certificate),
    nonce: encodeBase64Url(bytes.nonce),
    signature: encodeBase64Url(bytes.signature),
    origin,
  };
}

async function call<T>(
  url: URL,
  schema: v.GenericSchema<unknown, T>,
  init: RequestInit,
): Promise<Result<T>> {
  let body: unknown;
  try {
    const response = await fetch(url, { ...init, redirect: 'error', cache: 'no-store' });
    body = await response.json();
  } catch (error) {
    // A body that is no JSON is another product's; everything else is the network's failure.
    return fail(error instanceof SyntaxError ? 'protocol-violation' : 'server-unreachable');
  }
  const refusal = v.safeParse(refusalSchema, body);
  if (refusal.success) return fail(refusal.output.code, refusal.output.retryAfterMs);
  const parsed = v.safeParse(schema, body);
  return parsed.success ? ok(parsed.output) : fail('protocol-violation');
}
