import { create } from 'zustand';
import type { UserId } from '#contract/wire/primitives.ts';

interface VerificationState {
  /** Whether the safety number was compared; people not asked for yet have no key. */
  byUser: Readonly<Partial<Record<UserId, boolean>>>;
}

export const useVerification = create<VerificationState>()(() => ({ byUser: {} }));

export function setVerification(userId: UserId, verified: boolean): void {
  useVerification.setState((state) => ({ byUser: { ...state.byUser, [userId]: verified } }));
}

export function clearVerification(): void {
  useVerification.setState({ byUser: {} });
}
