import * as v from 'valibot';
import type { Bytes } from '../keys.ts';
import { paddedLength } from '../padding.ts';
import { SealingError, open, seal } from './secretbox.ts';

const LENGTH_HEAD = 4;

/**
 * Seals a value for the server to keep: JSON behind its length (u32), padded with zeros so that the
 * size tells little, bound to a context.
 */
export function sealJson(key: Uint8Array, value: unknown, context: string): Bytes {
  const json = new TextEncoder().encode(JSON.stringify(value));
  const padded = new Uint8Array(paddedLength(LENGTH_HEAD + json.byteLength));
  new DataView(padded.buffer).setUint32(0, json.byteLength);
  padded.set(json, LENGTH_HEAD);
  return seal(key, padded, context);
}

/**
 * Opens what {@link sealJson} made with the same key and context.
 * @throws SealingError `tampered` for a wrong key or context, `malformed` when the schema refuses it.
 */
export function openJson<S extends v.GenericSchema>(
  key: Uint8Array,
  sealed: Uint8Array,
  context: string,
  schema: S,
): v.InferOutput<S> {
  const parsed = v.safeParse(schema, parseJson(open(key, sealed, context)));
  if (!parsed.success) throw new SealingError('malformed');
  return parsed.output;
}

function parseJson(padded: Uint8Array): unknown {
  if (padded.byteLength < LENGTH_HEAD) throw new SealingError('malformed');
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  if (length > padded.byteLength - LENGTH_HEAD) throw new SealingError('malformed');
  try {
    return JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(
        padded.subarray(LENGTH_HEAD, LENGTH_HEAD + length),
      ),
    );
  } catch {
    // The cause would quote the plaintext.
    throw new SealingError('malformed');
  }
}
