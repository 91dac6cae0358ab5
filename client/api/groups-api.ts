import type { GroupsApi } from '#contract/engine/groups.ts';
import type { Parts } from '../parts.ts';
import { fail, guarded, ok } from '../runtime/results.ts';

/** Groups and their members. */
export function groupsApi({ groups, viewOf }: Parts): GroupsApi {
  return {
    createGroup: (group) =>
      guarded(async () => {
        const created = await groups.create(group);
        if (!created.ok) return created;
        const { chatId, added, unreachable } = created.value;
        const chat = viewOf(chatId);
        return chat === null ? fail('no-account') : ok({ chat, added, unreachable });
      }),
    addMembers: (chatId, userIds) => guarded(() => groups.add(chatId, userIds)),
    removeMember: (chatId, userId) => guarded(() => groups.remove(chatId, userId)),
    setRole: (chatId, userId, role) => guarded(() => groups.setRole(chatId, userId, role)),
    setPermissions: (chatId, permissions) =>
      guarded(() => groups.setPermissions(chatId, permissions)),
    setGroupInfo: (chatId, change) => guarded(() => groups.setInfo(chatId, change)),
    leaveGroup: (chatId) => guarded(() => groups.leave(chatId)),
  };
}
