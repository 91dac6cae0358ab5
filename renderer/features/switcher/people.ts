import type { ChatView } from '#contract/engine/views.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { personName } from '../../services/chats/index.ts';

export interface PersonOfGroup {
  userId: UserId;
  name: string;
  /** Id of their picture. */
  picture: string | null;
  /** Name of the group that they are known from. */
  group: string;
}

/** People of common groups with whom there is no chat yet, each once. */
export function peopleOfGroups(chats: readonly ChatView[], self: UserId | null): PersonOfGroup[] {
  const known = new Set(chats.flatMap(({ peer }) => (peer ? [peer.userId] : [])));
  if (self !== null) known.add(self);
  const people: PersonOfGroup[] = [];
  for (const { group } of chats) {
    for (const member of group?.members ?? []) {
      if (known.has(member.userId)) continue;
      known.add(member.userId);
      people.push({
        userId: member.userId,
        name: personName(member),
        picture: member.picture ?? null,
        group: group?.name ?? '',
      });
    }
  }
  return people;
}
