import type { RegisterRequest } from '#contract/engine/api.ts';
import type { Result } from '#contract/engine/errors.ts';
import { profileSchema } from '#contract/content/message.ts';
import { type Handle, handleSchema } from '#contract/wire/primitives.ts';
import { createDevice } from '#e2ee/devices/device.ts';
import { identityFromPhrase } from '#e2ee/identity/identity.ts';
import { isValidPhrase } from '#e2ee/identity/phrase.ts';
import { wipe } from '#e2ee/keys.ts';
import { newProfileKey } from '#e2ee/profile/profile.ts';
import * as v from 'valibot';
import { type AccountRecord, newAccount } from '../records/account.ts';
import type { Context } from '../runtime/context.ts';
import { fail, ok } from '../runtime/results.ts';
import type { HttpApi } from '../transport/http.ts';
import type { AccountHolder } from './holder.ts';
import { isSessionOf, proveDevice } from './login.ts';
import { serverOrigin } from './server-origin.ts';

/** Makes the account of a phrase at a server; it stands on disk when it resolves. */
type Register = (request: RegisterRequest) => Promise<Result<AccountRecord>>;

interface Wishes {
  server: string;
  displayName: string;
  handle: Handle | null;
}

export function createRegister(
  context: Context,
  account: AccountHolder,
  http: (origin: string) => HttpApi,
): Register {
  /** The keys are on disk before the server knows them: an answer that is lost loses no account. */
  const prepare = async (phrase: string[], wishes: Wishes): Promise<AccountRecord> => {
    const earlier = account.pending;
    if (earlier !== null && samePhrase(earlier.phrase, phrase)) {
      const record = { ...earlier, ...wishes };
      await account.set(record);
      return record;
    }
    const identity = await identityFromPhrase(phrase);
    const device = await createDevice(identity, context.now());
    wipe(identity.seed);
    const record = newAccount({
      ...wishes,
      userId: identity.userId,
      deviceId: device.deviceId,
      createdAt: context.now(),
      phrase,
      identityKey: identity.publicKey,
      deviceSeed: device.seed,
      deviceKey: device.publicKey,
      certificate: device.certificate,
      profileKey: newProfileKey(),
    });
    await account.set(record);
    return record;
  };

  return async ({ server, displayName, handle, phrase }) => {
    if (account.current !== null) return fail('account-present');
    if (!isValidPhrase(phrase)) return fail('bad-phrase');
    const origin = serverOrigin(server);
    const profile = v.safeParse(profileSchema, { v: 1, displayName });
    const wanted = parseHandle(handle);
    if (origin === null || !profile.success || wanted === undefined) return fail('bad-input');

    const again = account.pending !== null && samePhrase(account.pending.phrase, phrase);
    const wishes = { server: origin, displayName: profile.output.displayName, handle: wanted };
    const record = await prepare(normal(phrase), wishes);
    const api = http(origin);
    const proof = await proveDevice(api, record);
    if (!proof.ok) return proof;
    let session = await api.register(proof.value, wanted);
    if (!session.ok && session.code === 'account-exists' && again) {
      // The earlier try did reach the server.
      const fresh = await proveDevice(api, record);
      session = fresh.ok ? await api.login(fresh.value) : fresh;
    }
    if (!session.ok) return session;
    if (!isSessionOf(session.value, record)) return fail('protocol-violation');
    const registered = { ...record, state: 'registered' as const, handle: session.value.handle };
    await account.set(registered);
    return ok(registered);
  };
}

/** Null for none, undefined when it can't be one. */
export function parseHandle(text: string | null | undefined): Handle | null | undefined {
  const bare = (text ?? '').trim().toLowerCase().replace(/^@/, '');
  if (bare === '') return null;
  const parsed = v.safeParse(handleSchema, bare);
  return parsed.success ? parsed.output : undefined;
}

function samePhrase(a: string[], b: string[]): boolean {
  return normal(a).join(' ') === normal(b).join(' ');
}

function normal(words: string[]): string[] {
  return words.map((word) => word.trim().toLowerCase());
}
