import type { EngineApi } from '#contract/engine/api.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { Parts } from '../parts.ts';
import { guarded } from '../runtime/results.ts';

type PeopleApi = Pick<
  EngineApi,
  'findPerson' | 'people' | 'safetyNumber' | 'setVerified' | 'setPresence' | 'presence'
>;

/** Other people: who they are and whether they are there. */
export function peopleApi({ account, finder, people, presence }: Parts): PeopleApi {
  const view = (userId: UserId) => {
    const own = account.current;
    if (own?.userId !== userId) return people.view(userId);
    return { userId, handle: own.handle, displayName: own.displayName };
  };

  return {
    findPerson: (query) => guarded(() => finder.find(query)),
    people: async (userIds) => userIds.map(view),
    safetyNumber: (userId) => guarded(() => finder.safetyNumber(userId)),
    setVerified: (userId, verified) => guarded(() => finder.setVerified(userId, verified)),
    setPresence: (state) => presence.set(state),
    presence: async () => presence.list(),
  };
}
