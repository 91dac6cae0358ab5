import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import type { MessageRecord } from '../records/message.ts';

const LINK = /\bhttps?:\/\/\S|\bwww\.\S+\.\S/i;

/** Labels of the properties by which messages are filtered. */
export const chatFacet = (chatId: ChatId): string => `c${chatId}`;
export const senderFacet = (senderId: UserId): string => `s${senderId}`;
export const LINK_FACET = 'link';
export const MEDIA_FACET = 'media';
export const FILE_FACET = 'file';
export const VOICE_FACET = 'voice';

export const hasLink = (text: string): boolean => LINK.test(text);

/** What of a message its facets depend on. */
export type Faceted = Pick<MessageRecord, 'chatId' | 'senderId' | 'text' | 'attachments'>;

export function facetsOf({ chatId, senderId, text, attachments }: Faceted): string[] {
  const facets = [chatFacet(chatId), senderFacet(senderId)];
  if (hasLink(text)) facets.push(LINK_FACET);
  const has = (...kinds: string[]) => attachments.some(({ kind }) => kinds.includes(kind));
  if (has('photo', 'video')) facets.push(MEDIA_FACET);
  if (has('file', 'audio')) facets.push(FILE_FACET);
  if (has('voice')) facets.push(VOICE_FACET);
  return facets;
}
