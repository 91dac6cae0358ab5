import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import type { MessageRecord } from '../records/message.ts';

const LINK = /\bhttps?:\/\/\S|\bwww\.\S+\.\S/i;

/** Labels of the properties by which messages are filtered. */
export const chatFacet = (chatId: ChatId): string => `c${chatId}`;
export const senderFacet = (senderId: UserId): string => `s${senderId}`;
export const LINK_FACET = 'link';

export const hasLink = (text: string): boolean => LINK.test(text);

export function facetsOf({
  chatId,
  senderId,
  text,
}: Pick<MessageRecord, 'chatId' | 'senderId' | 'text'>): string[] {
  const facets = [chatFacet(chatId), senderFacet(senderId)];
  return hasLink(text) ? [...facets, LINK_FACET] : facets;
}
