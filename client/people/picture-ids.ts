import type { GroupInfo } from '../records/group-info.ts';
import type { ChatRecord } from '../records/chat.ts';
import type { PersonRecord } from '../records/person.ts';

/** Names the picture of a person for as long as it stays the same; null for none. */
export function personPictureId({
  userId,
  picture,
  profileVersion,
}: Pick<PersonRecord, 'userId' | 'picture' | 'profileVersion'>): string | null {
  return picture === null ? null : `person/${userId}/${profileVersion}`;
}

/** The same for a group. */
export function groupPictureId(
  chatId: ChatRecord['chatId'],
  info: Pick<GroupInfo, 'picture' | 'revision'> | null,
): string | null {
  return info === null || info.picture === null ? null : `group/${chatId}/${info.revision}`;
}
