import type { RestoreRequest } from '#contract/engine/api.ts';
import type { Result } from '#contract/engine/errors.ts';
import { profileSchema } from '#contract/content/message.ts';
import { isValidPhrase } from '#e2ee/identity/phrase.ts';
import * as v from 'valibot';
import type { AccountRecord } from '../records/account.ts';
import type { Context } from '../runtime/context.ts';
import { fail, ok } from '../runtime/results.ts';
import type { HttpApi } from '../transport/http.ts';
import type { AccountHolder } from './holder.ts';
import { isSessionOf, proveDevice } from './login.ts';
import { prepareAccount } from './prepare.ts';
import { serverOrigin } from './server-origin.ts';

/** Enrols this device in the account of a phrase; `account-unknown` when the server has none. */
type Restore = (request: RestoreRequest) => Promise<Result<AccountRecord>>;

export function createRestore(
  context: Context,
  account: AccountHolder,
  http: (origin: string) => HttpApi,
): Restore {
  return async ({ server, displayName, phrase }) => {
    if (account.current !== null) return fail('account-present');
    if (!isValidPhrase(phrase)) return fail('bad-phrase');
    const origin = serverOrigin(server);
    const profile = v.safeParse(profileSchema, { v: 1, displayName });
    if (origin === null || !profile.success) return fail('bad-input');

    const wishes = { server: origin, displayName: profile.output.displayName, handle: null };
    const prepared = await prepareAccount(context, account, phrase, wishes);
    const api = http(origin);
    const proof = await proveDevice(api, prepared);
    if (!proof.ok) return proof;
    const session = await api.login(proof.value);
    if (!session.ok) return session;
    if (!isSessionOf(session.value, prepared)) return fail('protocol-violation');
    const restored: AccountRecord = {
      ...prepared,
      state: 'registered',
      handle: session.value.handle,
      // The old profile's key is lost with the old device: this one must count as newer.
      profileVersion: Math.floor(context.now() / 1000),
    };
    await account.set(restored);
    return ok(restored);
  };
}
