import type { AccountDataApi } from '#contract/engine/account-data.ts';
import type { Parts } from '../parts.ts';
import { fail, guarded, ok } from '../runtime/results.ts';

/** What the account holds for itself. */
export function accountDataApi({ account, accountData }: Parts): AccountDataApi {
  return {
    accountData: async (space, id) => accountData.get(space, id),
    accountDataList: async (space) => accountData.list(space),
    setAccountData: (space, id, change) =>
      guarded(async () => {
        if (account.current === null) return fail('no-account');
        return (await accountData.set(space, id, change)) ? ok() : fail('bad-input');
      }),
  };
}
