import { type Profile, type ProfileInput, profileSchema } from '#contract/content/message.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { type Bytes, KEY_LENGTH, type ProfileKey, profileKey, randomBytes } from '../keys.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';

/** The key that an account gives to the people it writes to. */
export function newProfileKey(): ProfileKey {
  return profileKey(randomBytes(KEY_LENGTH));
}

/** Seals a profile for the server to keep, bound to the account. */
export function sealProfile(key: ProfileKey, userId: UserId, profile: ProfileInput): Bytes {
  return sealJson(key, profile, context(userId));
}

/**
 * Opens a profile that the server handed out.
 * @throws SealingError `tampered` for a wrong key or account, `malformed` when it is no profile.
 */
export function openProfile(key: ProfileKey, userId: UserId, sealed: Uint8Array): Profile {
  return openJson(key, sealed, context(userId), profileSchema);
}

function context(userId: UserId): string {
  return `vestnik-profile-v1/${userId}`;
}
