import * as v from 'valibot';
import { decodeBase64Url, encodeBase64Url } from '#contract/wire/base64url.ts';
import { type Argon2Parameters, argon2Schema } from './argon2id.ts';

/** What is kept of the key of the local cache. */
export interface VaultRecord {
  /** Whether the machine wrapped `content`. */
  machine: boolean;
  /** How the passphrase's key is derived; null when no passphrase is set. */
  argon2: Argon2Parameters | null;
  /** The key, sealed under the passphrase if one is set, then wrapped by the machine if it takes part. */
  content: Uint8Array<ArrayBuffer>;
}

const MAX_CONTENT = 8192;

const bytes = v.pipe(
  v.string(),
  v.base64(),
  v.maxLength(MAX_CONTENT),
  v.transform((text) => decodeBase64Url(text)),
);

/** Version 1 knew no passphrase. */
const schema = v.variant('version', [
  v.object({ version: v.literal(1), wrappedKey: bytes }),
  v.object({
    version: v.literal(2),
    machine: v.boolean(),
    argon2: v.nullable(argon2Schema),
    content: bytes,
  }),
]);

/** @throws when the text is not a record. */
export function parseVaultRecord(text: string): VaultRecord {
  const record = v.parse(schema, JSON.parse(text));
  if (record.version === 2) return record;
  return { machine: true, argon2: null, content: record.wrappedKey };
}

export function printVaultRecord({ machine, argon2, content }: VaultRecord): string {
  const salted = argon2 && { ...argon2, salt: encodeBase64Url(argon2.salt) };
  return JSON.stringify({ version: 2, machine, argon2: salted, content: base64(content) });
}

function base64(content: Uint8Array): string {
  let binary = '';
  for (const byte of content) binary += String.fromCharCode(byte);
  return btoa(binary);
}
