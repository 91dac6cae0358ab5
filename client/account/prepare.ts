import type { Handle } from '#contract/wire/primitives.ts';
import { createDevice } from '#e2ee/devices/device.ts';
import { identityFromPhrase } from '#e2ee/identity/identity.ts';
import { wipe } from '#e2ee/keys.ts';
import { newProfileKey } from '#e2ee/profile/profile.ts';
import { type AccountRecord, newAccount } from '../records/account.ts';
import type { Context } from '../runtime/context.ts';
import type { AccountHolder } from './holder.ts';

interface Wishes {
  /** Origin. */
  server: string;
  displayName: string;
  handle: Handle | null;
}

/**
 * Identity and a new device of a phrase, on disk before the server knows them: an answer that is lost
 * loses no account. Trying again with the same phrase takes up the same device.
 */
export async function prepareAccount(
  context: Context,
  account: AccountHolder,
  phrase: string[],
  wishes: Wishes,
): Promise<AccountRecord> {
  const earlier = account.pending;
  if (earlier !== null && samePhrase(earlier.phrase, phrase)) {
    const record = { ...earlier, ...wishes };
    await account.set(record);
    return record;
  }
  const words = normal(phrase);
  const identity = await identityFromPhrase(words);
  const device = await createDevice(identity, context.now());
  wipe(identity.seed);
  const record = newAccount({
    ...wishes,
    userId: identity.userId,
    deviceId: device.deviceId,
    createdAt: context.now(),
    phrase: words,
    identityKey: identity.publicKey,
    deviceSeed: device.seed,
    deviceKey: device.publicKey,
    certificate: device.certificate,
    profileKey: newProfileKey(),
  });
  await account.set(record);
  return record;
}

export function samePhrase(a: string[], b: string[]): boolean {
  return normal(a).join(' ') === normal(b).join(' ');
}

function normal(words: string[]): string[] {
  return words.map((word) => word.trim().toLowerCase());
}
