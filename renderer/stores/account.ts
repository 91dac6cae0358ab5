import { create } from 'zustand';
import type { AccountView } from '#contract/engine/views.ts';

/** Who is registered on this device; null before the first run is over. */
export const useAccount = create<{ account: AccountView | null }>()(() => ({ account: null }));

export function setAccount(account: AccountView | null): void {
  useAccount.setState({ account });
}
