import { type Profile, profileSchema } from '#contract/content/message.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import * as v from 'valibot';
import { type Bytes, KEY_LENGTH, type ProfileKey, profileKey, randomBytes } from '../keys.ts';
import { paddedLength } from '../padding.ts';
import { SealingError, open, seal } from '../sealing/secretbox.ts';

const LENGTH_HEAD = 4;

/** The key that an account gives to the people it writes to. */
export function newProfileKey(): ProfileKey {
  return profileKey(randomBytes(KEY_LENGTH));
}

/**
 * Seals a profile for the server to keep: JSON behind its length (u32), padded with zeros so that the
 * size doesn't tell the name, bound to the account.
 */
export function sealProfile(key: ProfileKey, userId: UserId, profile: Profile): Bytes {
  const json = new TextEncoder().encode(JSON.stringify(profile));
  const padded = new Uint8Array(paddedLength(LENGTH_HEAD + json.byteLength));
  new DataView(padded.buffer).setUint32(0, json.byteLength);
  padded.set(json, LENGTH_HEAD);
  return seal(key, padded, context(userId));
}

/**
 * Opens a profile that the server handed out.
 * @throws SealingError `tampered` for a wrong key or account, `malformed` when it is no profile.
 */
export function openProfile(key: ProfileKey, userId: UserId, sealed: Uint8Array): Profile {
  const padded = open(key, sealed, context(userId));
  const parsed = v.safeParse(profileSchema, parseJson(padded));
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

function context(userId: UserId): string {
  return `vestnik-profile-v1/${userId}`;
}
