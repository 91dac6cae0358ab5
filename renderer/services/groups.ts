import type { Result } from '#contract/engine/errors.ts';
import type { AddedMembers, GroupInfoChange, NewGroup } from '#contract/engine/groups.ts';
import type { ChatView, PersonView } from '#contract/engine/views.ts';
import type { Permissions, Role } from '#contract/wire/groups.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { useAccount } from '../stores/account.ts';
import { upsertChats, useChats } from '../stores/chats.ts';
import { selectChat } from '../stores/navigation.ts';
import { engine } from './engine.ts';

/** Makes a group and opens it. */
export async function createGroup(
  group: NewGroup,
): Promise<Result<AddedMembers & { chat: ChatView }>> {
  const result = await engine().createGroup(group);
  if (result.ok) {
    upsertChats([result.value.chat]);
    selectChat(result.value.chat.chatId);
  }
  return result;
}

export const addMembers = (chatId: ChatId, userIds: UserId[]): Promise<Result<AddedMembers>> =>
  engine().addMembers(chatId, userIds);

export const removeMember = (chatId: ChatId, userId: UserId): Promise<Result> =>
  engine().removeMember(chatId, userId);

export const setRole = (chatId: ChatId, userId: UserId, role: Role): Promise<Result> =>
  engine().setRole(chatId, userId, role);

export const setPermissions = (chatId: ChatId, permissions: Permissions): Promise<Result> =>
  engine().setPermissions(chatId, permissions);

export const setGroupInfo = (chatId: ChatId, change: GroupInfoChange): Promise<Result> =>
  engine().setGroupInfo(chatId, change);

export const leaveGroup = (chatId: ChatId): Promise<Result> => engine().leaveGroup(chatId);

/** Everybody this person shares a chat with, those of direct chats first. */
export function knownPeople(): PersonView[] {
  const self = useAccount.getState().account?.userId;
  const chats = Object.values(useChats.getState().byId).toSorted(
    (a, b) => b.activityAt - a.activityAt,
  );
  const people = new Map<UserId, PersonView>();
  const keep = (person: PersonView) => {
    if (person.userId !== self && !people.has(person.userId)) people.set(person.userId, person);
  };
  for (const { peer } of chats) if (peer) keep(peer);
  for (const { group } of chats) group?.members.forEach(keep);
  return [...people.values()];
}
