import { pictureType } from '#contract/content/picture.ts';
import { encodeBase64Url } from '#contract/wire/base64url.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { profileKey } from '#e2ee/keys.ts';
import { openProfile, sealProfile } from '#e2ee/profile/profile.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { AccountData } from '../account-data/account-data.ts';
import { ownBytes } from '../records/parse.ts';
import type { PersonRecord } from '../records/person.ts';
import { inBackground } from '../runtime/background.ts';
import { sameBytes } from '../runtime/bytes.ts';
import type { Log } from '../runtime/context.ts';
import type { Requester } from '../transport/connection.ts';
import type { PeopleBook } from './book.ts';

/** Names behind profile keys: those of others are fetched and opened, the own one is uploaded. */
export interface Profiles {
  /** Keeps a profile key that its owner sent inside a chat; the profile follows by itself. */
  learn(userId: UserId, key: Uint8Array): Promise<void>;
  /** Keeps a profile key that somebody else passed on, where none is known. */
  hint(userId: UserId, key: Uint8Array): Promise<void>;
  /** The server has a newer profile of somebody. */
  outdated(userId: UserId, version: number): Promise<void>;
  /** Fetches every profile that is out of date and uploads the own one if it is. */
  bringUpToDate(): Promise<void>;
  uploadOwn(): Promise<void>;
}

export function createProfiles(
  log: Log,
  account: AccountHolder,
  accountData: AccountData,
  people: PeopleBook,
  requester: Requester,
): Profiles {
  const fetchProfile = async ({ userId, profileKey: key }: PersonRecord) => {
    if (key === null) return;
    const answer = await requester.request('profile:get', { userId });
    if (!answer.ok) {
      // Without a profile at the server there is nothing to wait for: a push will tell.
      if (answer.code === 'not-found') await settle(userId, {});
      return;
    }
    const { version, sealed } = answer.value;
    await settle(userId, {
      profileVersion: version,
      ...opened(userId, key, sealed),
    });
  };

  const opened = (userId: UserId, key: Uint8Array, sealed: Uint8Array) => {
    try {
      const { displayName, picture, status } = openProfile(profileKey(key), userId, sealed);
      const isFit = picture !== null && pictureType(picture) !== null;
      return { displayName, status, picture: isFit ? ownBytes(picture) : null };
    } catch {
      log('profile-unreadable');
      return null;
    }
  };

  const settle = (userId: UserId, fields: Partial<PersonRecord>) =>
    people.update(userId, (person) => ({ ...person, ...fields, profileStale: false }));

  const uploadOwn = async () => {
    const own = account.current;
    if (own === null || own.profileUploaded >= own.profileVersion) return;
    const { userId, displayName, picture, profileVersion: version } = own;
    const key = profileKey(Uint8Array.from(own.profileKey));
    const { status = null } = accountData.get('settings', 'account');
    const sealed = sealProfile(key, userId, {
      v: 1,
      displayName,
      status,
      picture: picture === null ? null : encodeBase64Url(picture),
    });
    const answer = await requester.request('profile:set', { version, sealed });
    if (answer.ok) await account.update({ profileUploaded: version });
    else if (answer.code === 'conflict') await overtake(version);
  };

  /** Another device of the account was faster: what is newer here goes on top of it. */
  const overtake = async (version: number) => {
    const known = await requester.request('profile:get', { userId: account.self.userId });
    if (!known.ok || known.value.version < version) return;
    await account.update({ profileVersion: known.value.version + 1 });
    await uploadOwn();
  };

  const learn = async (userId: UserId, key: Uint8Array): Promise<void> => {
    const before = people.get(userId);
    if (before.profileKey !== null && sameBytes(before.profileKey, key)) return;
    const copy = Uint8Array.from(key);
    const after = await people.update(userId, (person) => ({
      ...person,
      profileKey: copy,
      profileStale: true,
    }));
    inBackground(log, fetchProfile(after));
  };

  return {
    learn,

    async hint(userId, key) {
      if (people.get(userId).profileKey === null) await learn(userId, key);
    },

    async outdated(userId, version) {
      const person = people.get(userId);
      if (person.profileKey === null || version <= person.profileVersion) return;
      await fetchProfile(
        await people.update(userId, (known) => ({ ...known, profileStale: true })),
      );
    },

    async bringUpToDate() {
      await uploadOwn();
      const answer = await requester.request('profile:versions', {});
      // Pushes of what has changed reach those who are connected.
      for (const { userId, version } of answer.ok ? answer.value.profiles : []) {
        const { profileKey: key, profileVersion } = people.get(userId);
        if (key === null || version <= profileVersion) continue;
        await people.update(userId, (person) => ({ ...person, profileStale: true }));
      }
      for (const person of people.list()) if (person.profileStale) await fetchProfile(person);
    },

    uploadOwn,
  };
}
