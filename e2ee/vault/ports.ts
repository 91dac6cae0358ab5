import type { Argon2id } from './argon2id.ts';

/** `vault`: the record. `attempts`: the count of wrong passphrases. */
export type VaultFileName = 'vault' | 'attempts';

/** Small texts that outlive a restart. */
export interface VaultFiles {
  read(name: VaultFileName): Promise<string | null>;
  /** Durable and as a whole: a crash leaves the old text or the new one. */
  write(name: VaultFileName, text: string): Promise<void>;
  remove(name: VaultFileName): Promise<void>;
}

/** The machine's own place for secrets: a keychain, or a key that a browser doesn't give away. */
export interface MachineSeal {
  isAvailable(): Promise<boolean>;
  wrap(secret: Uint8Array): Promise<Uint8Array>;
  /**
   * `rewrap`: the machine changed its own key, the secret should be wrapped again.
   * @throws when the machine's key is another one.
   */
  unwrap(wrapped: Uint8Array): Promise<{ secret: Uint8Array; rewrap: boolean }>;
  /** Forgets its key, where it has one for this vault alone. */
  destroy(): Promise<void>;
}

export interface VaultPorts {
  files: VaultFiles;
  machine: MachineSeal;
  argon2id: Argon2id;
  /** Whether a passphrase alone may keep a key where the machine offers no place. */
  passphraseSuffices: boolean;
}
