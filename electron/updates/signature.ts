import { createPublicKey, verify } from 'node:crypto';
import * as v from 'valibot';

const fileSchema = v.object({ url: v.string(), sha512: v.string(), size: v.number() });

/** What the description of a version (`latest*.yml`) must hold to be believed. */
const releaseSchema = v.object({
  version: v.string(),
  files: v.pipe(v.array(fileSchema), v.minLength(1)),
  /** Ed25519 by the maker's key over {@link signedText}, base64. */
  signature: v.string(),
});
type Release = v.InferOutput<typeof releaseSchema>;

/** What a signature covers: the digests of the files, so that these need none. */
export const signedText = ({ version, files }: Pick<Release, 'version' | 'files'>): string =>
  JSON.stringify([
    'vestnik-update-v1',
    version,
    files.map(({ url, sha512, size }) => [url, sha512, size]),
  ]);

/** Whether the maker of this build signed a version. `key`: Ed25519 in SPKI form, base64. */
export function isSigned(release: unknown, key: string): boolean {
  const parsed = v.safeParse(releaseSchema, release);
  if (!parsed.success) return false;
  try {
    const publicKey = createPublicKey({
      key: Buffer.from(key, 'base64'),
      format: 'der',
      type: 'spki',
    });
    if (publicKey.asymmetricKeyType !== 'ed25519') return false;
    const { signature, ...signed } = parsed.output;
    const text = Buffer.from(signedText(signed));
    return verify(null, text, publicKey, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
