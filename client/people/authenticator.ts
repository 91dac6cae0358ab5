import type { Authenticate } from '#e2ee/groups/types.ts';
import type { PersonRecord } from '../records/person.ts';
import { sameBytes } from '../runtime/bytes.ts';
import type { Context } from '../runtime/context.ts';
import { guarded } from '../runtime/results.ts';
import type { Directory } from './directory.ts';
import type { PeopleBook } from './book.ts';

/** Decides for MLS whether a leaf's key is that device's. */
export interface Authenticator {
  authenticate: Authenticate;
  /**
   * How often the directory could not be asked so far. When it grew during an operation that failed,
   * the failure says nothing about the other side and the operation is tried again later.
   */
  unanswered(): number;
}

export function createAuthenticator(
  context: Context,
  people: PeopleBook,
  directory: Directory,
): Authenticator {
  let unanswered = 0;

  return {
    unanswered: () => unanswered,

    async authenticate(userId, deviceId, signatureKey) {
      const matches = (person: PersonRecord) =>
        person.devices.some(
          (device) =>
            device.deviceId === deviceId &&
            device.expiresAt > context.now() &&
            sameBytes(device.deviceKey, signatureKey),
        );
      if (matches(people.get(userId))) return true;
      const answer = await guarded(() => directory.refresh(userId));
      if (answer.ok) return matches(answer.value);
      if (answer.code !== 'not-found') unanswered++;
      return false;
    },
  };
}
