import type { AccountDataOf } from '#contract/content/account-data.ts';
import type { PersonView } from '#contract/engine/views.ts';
import { encodeBase64Url } from '#contract/wire/base64url.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { AccountData } from '../account-data/account-data.ts';
import type { PersonRecord } from '../records/person.ts';
import type { PeopleBook } from './book.ts';
import { personPictureId } from './picture-ids.ts';

/** What the account holds of somebody, as far as it decides something. */
export interface Relations {
  isVerified(userId: UserId): boolean;
  isBlocked(userId: UserId): boolean;
  /** Somebody who may begin chats with this account without asking. */
  isKnown(userId: UserId): boolean;
  setVerified(userId: UserId, verified: boolean): Promise<void>;
  /** Takes over what versions before kept with the person's record. */
  migrate(): Promise<void>;
}

export function createRelations(people: PeopleBook, accountData: AccountData): Relations {
  const of = (userId: UserId) => accountData.get('person', userId);
  const isVerified = (userId: UserId) => isComparedKey(people.get(userId), of(userId).verifiedKey);

  const setVerified = async (userId: UserId, verified: boolean) => {
    const { identityKey } = people.get(userId);
    const verifiedKey = verified && identityKey !== null ? encodeBase64Url(identityKey) : null;
    await accountData.set('person', userId, { verifiedKey });
    if (verified) await people.sawDevices(userId);
  };

  return {
    isVerified,
    isBlocked: (userId) => of(userId).blocked === true,
    isKnown(userId) {
      const { contact, accepted, blocked } = of(userId);
      return blocked !== true && (contact === true || accepted === true || isVerified(userId));
    },
    setVerified,

    async migrate() {
      for (const person of people.list().filter(({ verified }) => verified)) {
        await setVerified(person.userId, true);
        await people.update(person.userId, (known) => ({ ...known, verified: false }));
      }
    },
  };
}

/** Whether the key that was compared is the person's. */
function isComparedKey({ identityKey }: PersonRecord, compared: string | undefined): boolean {
  return (
    identityKey !== null && compared !== undefined && encodeBase64Url(identityKey) === compared
  );
}

/** A person as the interface sees them. */
export function personView(person: PersonRecord, held: AccountDataOf<'person'>): PersonView {
  const { userId, handle, displayName, status } = person;
  const { nickname, contact, blocked } = held;
  const isCompared = isComparedKey(person, held.verifiedKey);
  return {
    userId,
    handle,
    displayName: nickname ?? displayName,
    picture: personPictureId(person),
    ...(nickname === undefined ? {} : { profileName: displayName }),
    ...(status === null ? {} : { status }),
    ...(contact === true ? { contact } : {}),
    ...(blocked === true ? { blocked } : {}),
    ...(isCompared ? { verified: true } : {}),
    ...(newDevices(person).length > 0 ? { newDevices: newDevices(person).length } : {}),
  };
}

/** Devices that came since somebody looked last. */
export function newDevices({ devices, seenDevices }: PersonRecord): PersonRecord['devices'] {
  if (seenDevices === null) return [];
  return devices.filter(({ deviceId, listed }) => listed && !seenDevices.includes(deviceId));
}
