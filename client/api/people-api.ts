import type { PeopleApi as Relations } from '#contract/engine/people.ts';
import type { EngineApi } from '#contract/engine/api.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { personPictureId } from '../people/picture-ids.ts';
import type { Parts } from '../parts.ts';
import { guarded, ok } from '../runtime/results.ts';

type PeopleApi = Pick<
  EngineApi,
  | 'findPerson'
  | 'people'
  | 'safetyNumber'
  | 'setVerified'
  | 'setPresence'
  | 'presence'
  | keyof Relations
>;

/** Other people: who they are and whether they are there. */
export function peopleApi(parts: Parts): PeopleApi {
  const { account, finder, people, presence, requests, blocks } = parts;
  const view = (userId: UserId) => {
    const own = account.current;
    if (own?.userId !== userId) return people.view(userId);
    const { handle, displayName } = own;
    return { userId, handle, displayName, picture: personPictureId(own) };
  };

  return {
    findPerson: (query) => guarded(() => finder.find(query)),
    people: async (userIds) => userIds.map(view),
    safetyNumber: (userId) => guarded(() => finder.safetyNumber(userId)),
    setVerified: (userId, verified) => guarded(() => finder.setVerified(userId, verified)),
    setPresence: (state) => presence.set(state),
    presence: async () => presence.list(),
    acceptChat: (chatId) => guarded(() => requests.accept(chatId)),
    declineChat: (chatId) => guarded(() => requests.decline(chatId)),
    setBlocked: (userId, blocked) => guarded(() => blocks.set(userId, blocked)),
    report: (draft) => guarded(() => parts.report(draft)),
    confirmDevices: (userId) =>
      guarded(async () => {
        await people.sawDevices(userId);
        return ok();
      }),
    setStrangers: async (policy) => requests.setPolicy(policy),
  };
}
