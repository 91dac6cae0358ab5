import type {
  AccountDataChange,
  AccountDataId,
  AccountDataOf,
  AccountDataSpace,
} from '../content/account-data.ts';
import type { Result } from './errors.ts';

/** A record of the account's data. */
export type AccountDataRecord<S extends AccountDataSpace = AccountDataSpace> = {
  [K in S]: { space: K; id: AccountDataId<K>; value: AccountDataOf<K> };
}[S];

/** What the account holds for itself, on all of its devices. Changes follow as events. */
export interface AccountDataApi {
  accountData<S extends AccountDataSpace>(
    space: S,
    id: AccountDataId<S>,
  ): Promise<AccountDataOf<S>>;
  /** All records of a space in which something is set. */
  accountDataList<S extends AccountDataSpace>(space: S): Promise<AccountDataRecord<S>[]>;
  /** Returns once it stands on disk; the other devices follow. `bad-input` for what doesn't fit. */
  setAccountData<S extends AccountDataSpace>(
    space: S,
    id: AccountDataId<S>,
    change: AccountDataChange<S>,
  ): Promise<Result>;
}
