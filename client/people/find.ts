import type { Result } from '#contract/engine/errors.ts';
import type { PersonView, SafetyNumberView } from '#contract/engine/views.ts';
import { type Handle, type UserId, handleSchema, userIdSchema } from '#contract/wire/primitives.ts';
import { safetyNumber } from '#e2ee/safety/safety-number.ts';
import * as v from 'valibot';
import type { AccountHolder } from '../account/holder.ts';
import { fail, ok } from '../runtime/results.ts';
import type { PeopleBook } from './book.ts';
import type { Relations } from './relations.ts';
import type { Directory } from './directory.ts';

/** Finding people and making sure who they are. */
export interface Finder {
  find(query: string): Promise<Result<PersonView>>;
  safetyNumber(userId: UserId): Promise<Result<SafetyNumberView>>;
  setVerified(userId: UserId, verified: boolean): Promise<Result>;
}

export function createFinder(
  account: AccountHolder,
  people: PeopleBook,
  directory: Directory,
  relations: Relations,
): Finder {
  const byHandle = async (handle: Handle): Promise<Result<PersonView>> => {
    const known = people.withHandle(handle);
    const answer = await directory.lookup({ handle });
    if (!answer.ok) return answer;
    const { userId } = answer.value;
    if (known !== null && known.userId !== userId) {
      // The handle changed hands, or the server lies. Whoever was verified is not replaced silently.
      if (relations.isVerified(known.userId)) return fail('identity-mismatch');
      await people.update(known.userId, (person) => ({ ...person, handle: null }));
    }
    return ok(people.view(userId));
  };

  return {
    async find(query) {
      if (account.current === null) return fail('no-account');
      const text = query.trim().toLowerCase();
      const userId = v.safeParse(userIdSchema, text);
      if (userId.success) {
        const answer = await directory.lookup({ userId: userId.output });
        return answer.ok ? ok(people.view(answer.value.userId)) : answer;
      }
      const handle = v.safeParse(handleSchema, text.replace(/^@/, ''));
      return handle.success ? byHandle(handle.output) : fail('bad-input');
    },

    async safetyNumber(userId) {
      if (account.current === null) return fail('no-account');
      let person = people.get(userId);
      if (person.identityKey === null) {
        const answer = await directory.refresh(userId);
        if (!answer.ok) return answer;
        person = answer.value;
      }
      if (person.identityKey === null) return fail('not-found');
      const digits = safetyNumber(account.current.identityKey, person.identityKey);
      const code = `VESTNIK:1:${digits.replaceAll(' ', '')}`;
      return ok({ digits, verified: relations.isVerified(userId), code });
    },

    async setVerified(userId, verified) {
      if (people.get(userId).identityKey === null) return fail('not-found');
      await relations.setVerified(userId, verified);
      return ok();
    },
  };
}
