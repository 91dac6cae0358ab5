import type { Result } from '#contract/engine/errors.ts';
import type { SearchCursor, SearchPage, SearchRequest } from '#contract/engine/search.ts';
import type { SearchFilters } from '../../stores/search.ts';
import { engine } from '../engine.ts';

const PAGE = 40;

/** Whether there is anything to look for: a word of two letters or a filter. */
export function canSearch(query: string, filters: SearchFilters): boolean {
  if (/[\p{L}\p{N}]{2}/u.test(query)) return true;
  const { senderId, chatId, hasLink, hasMedia, hasFile } = filters;
  return senderId !== null || chatId !== null || hasLink || hasMedia || hasFile;
}

export function search(
  query: string,
  filters: SearchFilters,
  cursor: SearchCursor | null = null,
): Promise<Result<SearchPage>> {
  const { chatId, senderId, sentAfter, sentBefore, hasLink } = filters;
  const request: SearchRequest = { query, limit: PAGE };
  if (chatId !== null) request.chatId = chatId;
  if (senderId !== null) request.senderId = senderId;
  if (sentAfter !== null) request.sentAfter = sentAfter;
  if (sentBefore !== null) request.sentBefore = sentBefore;
  if (hasLink) request.hasLink = true;
  if (filters.hasMedia) request.hasMedia = true;
  if (filters.hasFile) request.hasFile = true;
  if (cursor !== null) request.cursor = cursor;
  return engine().search(request);
}
