import type { EngineApi } from '#contract/engine/api.ts';
import type { Parts } from '../parts.ts';
import { guarded } from '../runtime/results.ts';

type PeopleApi = Pick<
  EngineApi,
  'findPerson' | 'people' | 'safetyNumber' | 'setVerified' | 'setPresence' | 'presence'
>;

/** Other people: who they are and whether they are there. */
export function peopleApi({ finder, people, presence }: Parts): PeopleApi {
  return {
    findPerson: (query) => guarded(() => finder.find(query)),
    people: async (userIds) => userIds.map((userId) => people.view(userId)),
    safetyNumber: (userId) => guarded(() => finder.safetyNumber(userId)),
    setVerified: (userId, verified) => guarded(() => finder.setVerified(userId, verified)),
    setPresence: (state) => presence.set(state),
    presence: async () => presence.list(),
  };
}
