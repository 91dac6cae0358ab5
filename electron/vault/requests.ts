import { app } from 'electron';
import { Vault } from '#e2ee/vault/vault.ts';
import { handle } from '../ipc/handle.ts';
import { argon2id } from './argon2id.ts';
import { systemKeychain } from './keychain.ts';
import { vaultFiles } from './vault-files.ts';

/** Answers what the interface asks of the vault. */
export function handleVaultRequests(): void {
  const vault = new Vault({
    files: vaultFiles(app.getPath('userData')),
    machine: systemKeychain,
    argon2id,
    passphraseSuffices: true,
  });
  handle('vault:state', () => vault.state());
  handle('vault:open', (...[passphrase]) => vault.open(passphrase));
  handle('vault:set-passphrase', (current, next) => vault.setPassphrase(current, next));
  handle('vault:destroy', () => vault.destroy());
}
