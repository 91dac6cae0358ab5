import type { Result } from '#contract/engine/errors.ts';
import type { Session } from '#contract/wire/auth.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import { renewCertificate, signLogin } from '#e2ee/devices/device.ts';
import { identityFromPhrase } from '#e2ee/identity/identity.ts';
import { wipe } from '#e2ee/keys.ts';
import { decodeCertificate } from '#contract/wire/certificate.ts';
import type { AccountRecord } from '../records/account.ts';
import { ok, fail } from '../runtime/results.ts';
import type { Context } from '../runtime/context.ts';
import type { HttpApi, LoginProof } from '../transport/http.ts';
import type { TokenSource } from '../transport/token.ts';
import { type AccountHolder, deviceOf } from './holder.ts';

/** A certificate with less left than this is renewed with the next login. */
const RENEWAL = LIMITS.certificateLifetime / 4;

/** Proves to the server which device this is, with a fresh nonce. */
export async function proveDevice(
  http: HttpApi,
  account: AccountRecord,
): Promise<Result<LoginProof>> {
  const nonce = await http.nonce();
  if (!nonce.ok) return nonce;
  const device = deviceOf(account);
  const signature = await signLogin(device, account.server, nonce.value);
  wipe(device.seed);
  return ok({
    identityKey: account.identityKey,
    certificate: account.certificate,
    nonce: nonce.value,
    signature,
    origin: account.server,
  });
}

/** Whether a session is this account's and this device's. */
export function isSessionOf(session: Session, { userId, deviceId }: AccountRecord): boolean {
  return session.userId === userId && session.deviceId === deviceId;
}

/** Logs the account's device in, with a renewed certificate when the old one is about to end. */
export function createTokenSource(
  context: Context,
  account: AccountHolder,
  http: (origin: string) => HttpApi,
): TokenSource {
  const renewIfDue = async (own: AccountRecord): Promise<void> => {
    const expiresAt = decodeCertificate(own.certificate)?.expiresAt ?? 0;
    if (expiresAt - context.now() > RENEWAL) return;
    const identity = await identityFromPhrase(own.phrase);
    const device = await renewCertificate(identity, deviceOf(own), context.now());
    wipe(identity.seed);
    await account.update({ certificate: device.certificate });
  };

  return {
    async login(origin) {
      if (account.current === null) return fail('no-account');
      await renewIfDue(account.self);
      const api = http(origin);
      const proof = await proveDevice(api, account.self);
      if (!proof.ok) return proof;
      const session = await api.login(proof.value);
      if (!session.ok) return session;
      if (!isSessionOf(session.value, account.self)) return fail('protocol-violation');
      const { handle } = session.value;
      if (handle !== account.self.handle) await account.update({ handle });
      return session;
    },
  };
}
