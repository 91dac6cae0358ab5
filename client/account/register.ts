import type { RegisterRequest } from '#contract/engine/api.ts';
import type { Result } from '#contract/engine/errors.ts';
import { profileSchema } from '#contract/content/message.ts';
import { type Handle, handleSchema } from '#contract/wire/primitives.ts';
import { isValidPhrase } from '#e2ee/identity/phrase.ts';
import * as v from 'valibot';
import type { AccountRecord } from '../records/account.ts';
import type { Context } from '../runtime/context.ts';
import { fail, ok } from '../runtime/results.ts';
import type { HttpApi } from '../transport/http.ts';
import type { AccountHolder } from './holder.ts';
import { isSessionOf, proveDevice } from './login.ts';
import { prepareAccount, samePhrase } from './prepare.ts';
import { serverOrigin } from './server-origin.ts';

/** Makes the account of a phrase at a server; it stands on disk when it resolves. */
type Register = (request: RegisterRequest) => Promise<Result<AccountRecord>>;

export function createRegister(
  context: Context,
  account: AccountHolder,
  http: (origin: string) => HttpApi,
): Register {
  return async ({ server, displayName, handle, phrase }) => {
    if (account.current !== null) return fail('account-present');
    if (!isValidPhrase(phrase)) return fail('bad-phrase');
    const origin = serverOrigin(server);
    const profile = v.safeParse(profileSchema, { v: 1, displayName });
    const wanted = parseHandle(handle);
    if (origin === null || !profile.success || wanted === undefined) return fail('bad-input');

    const again = account.pending !== null && samePhrase(account.pending.phrase, phrase);
    const wishes = { server: origin, displayName: profile.output.displayName, handle: wanted };
    const record = await prepareAccount(context, account, phrase, wishes);
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
