import type { MessageContentInput } from '#contract/content/message.ts';
import { encodeBase64Url } from '#contract/wire/base64url.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { PeopleBook } from '../people/book.ts';
import type { ChatRecord } from '../records/chat.ts';
import type { GroupInfo } from '../records/group-info.ts';
import { infoEvent } from './info-rules.ts';

type InfoContent = Extract<MessageContentInput, { type: 'group-info' }>;

/** Profile keys of so many members fit into a message beside the largest picture. */
const PROFILES = 100;

/** Name and picture of a group as they travel, with the profile keys that newcomers can't know. */
export function infoContent(
  info: GroupInfo,
  { members, invites, info: before }: ChatRecord,
  self: UserId,
  people: PeopleBook,
): Omit<InfoContent, 'v' | 'sentAt'> {
  const { revision, name, description, picture } = info;
  const changed = infoEvent(before, info)?.type;
  const profiles = members.flatMap(({ userId }) => {
    const { profileKey } = people.get(userId);
    if (profileKey === null || userId === self) return [];
    return [{ userId, key: encodeBase64Url(profileKey) }];
  });
  return {
    type: 'group-info',
    revision,
    name,
    description,
    picture: picture === null ? null : encodeBase64Url(picture),
    ...(changed === undefined ? {} : { changed }),
    profiles: profiles.slice(0, PROFILES),
    ...(invites.length === 0 ? {} : { invites }),
  };
}
