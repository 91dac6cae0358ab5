import * as v from 'valibot';
import { base64UrlSchema } from '#contract/wire/primitives.ts';
import { encodeBase64Url } from '#contract/wire/base64url.ts';
import { KEY_LENGTH } from '#e2ee/keys.ts';
import { argon2Schema } from '#e2ee/vault/argon2id.ts';

const MAX_SEALED = 256;

const keySchema = v.pipe(
  base64UrlSchema(KEY_LENGTH),
  v.check((key) => key.byteLength === KEY_LENGTH),
);

/** Content of `vault.json`: the key of the local store, plain or wrapped by a passphrase. */
const vaultFileSchema = v.variant('kind', [
  v.strictObject({ v: v.literal(1), kind: v.literal('plain'), key: keySchema }),
  v.strictObject({
    v: v.literal(1),
    kind: v.literal('argon2id'),
    argon2: argon2Schema,
    sealed: base64UrlSchema(MAX_SEALED),
  }),
]);
export type VaultFile = v.InferOutput<typeof vaultFileSchema>;

/** Reads the text of a vault file; null when it is not one. */
export function parseVaultFile(text: string): VaultFile | null {
  try {
    const result = v.safeParse(vaultFileSchema, JSON.parse(text));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}

/** The text of a vault file; bytes are base64url. */
export function printVaultFile(file: VaultFile): string {
  const bytesAsText = (_: string, value: unknown) =>
    value instanceof Uint8Array ? encodeBase64Url(value) : value;
  return `${JSON.stringify(file, bytesAsText, 2)}\n`;
}
