import { create } from 'zustand';

/** Whether a passphrase is set on this device. */
export const useVault = create<{ passphrase: boolean }>()(() => ({ passphrase: false }));

export function setPassphraseSet(passphrase: boolean): void {
  useVault.setState({ passphrase });
}
