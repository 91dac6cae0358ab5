import type { VaultApi } from '#contract/platform/platform-api.ts';
import { Vault } from '#e2ee/vault/vault.ts';
import { argon2id } from './argon2id.ts';
import { privateFiles } from './vault-files.ts';
import { browserSeal } from './wrapping-key.ts';

const keeper = new Vault({
  files: privateFiles,
  machine: browserSeal,
  argon2id,
  passphraseSuffices: false,
});

/** Two tabs that open at once must not make two keys. */
const alone = <T>(work: () => Promise<T>): Promise<T> =>
  isSecureContext ? navigator.locks.request('vestnik-vault', work) : work();

/** The vault of this browser profile. */
export const vault: VaultApi = {
  state: () => alone(() => keeper.state()),
  open: (passphrase) => alone(() => keeper.open(passphrase)),
  setPassphrase: (current, next) => alone(() => keeper.setPassphrase(current, next)),
  destroy: () => alone(() => keeper.destroy()),
  // A page is not told that the screen was locked or that the machine goes to sleep.
  onLockRequest: () => () => {},
};
