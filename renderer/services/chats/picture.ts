import type { ChatView } from '#contract/engine/views.ts';
import type { UserId } from '#contract/wire/primitives.ts';

type Pictured = Pick<ChatView, 'peer' | 'group'> | null | undefined;

/** Id of a chat's picture: the group's or the other person's. */
export function chatPicture(chat: Pictured): string | null {
  if (!chat) return null;
  return (chat.group ? chat.group.picture : chat.peer?.picture) ?? null;
}

/** Id of the picture of somebody in a chat. */
export function memberPicture(chat: Pictured, userId: UserId): string | null {
  const people = chat?.group ? [...chat.group.members, ...chat.group.former] : [chat?.peer];
  return people.find((person) => person?.userId === userId)?.picture ?? null;
}
