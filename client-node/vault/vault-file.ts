import * as v from 'valibot';
import { base64UrlSchema } from '#contract/wire/primitives.ts';
import { encodeBase64Url } from '#contract/wire/base64url.ts';
import { KEY_LENGTH } from '#e2ee/keys.ts';

const MAX_SEALED = 256;

const keySchema = v.pipe(
  base64UrlSchema(KEY_LENGTH),
  v.check((key) => key.byteLength === KEY_LENGTH),
);

/** Bounds keep a forged file from exhausting memory or time. */
const argon2Schema = v.strictObject({
  salt: base64UrlSchema(32),
  /** KiB. */
  memory: v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(1024 * 1024)),
  iterations: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(64)),
  parallelism: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16)),
});
export type Argon2Parameters = v.InferOutput<typeof argon2Schema>;

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
