import path from 'node:path';
import { app } from 'electron';
import { handle } from '../ipc/handle.ts';
import { systemKeychain } from './keychain.ts';
import { createVault } from './vault.ts';

/** Answers what the interface asks of the vault. */
export function handleVaultRequests(): void {
  const vault = createVault(path.join(app.getPath('userData'), 'vault.json'), systemKeychain);
  handle('vault:open', () => vault.open());
  handle('vault:destroy', () => vault.destroy());
}
