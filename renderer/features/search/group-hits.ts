import type { SearchHit } from '#contract/engine/search.ts';
import type { ChatId } from '#contract/wire/primitives.ts';

export interface HitGroup {
  chatId: ChatId;
  hits: SearchHit[];
}

/** Results by chat; the chat with the newest result first. */
export function groupHits(hits: readonly SearchHit[]): HitGroup[] {
  const groups = new Map<ChatId, SearchHit[]>();
  for (const hit of hits) {
    const group = groups.get(hit.message.chatId);
    if (group) group.push(hit);
    else groups.set(hit.message.chatId, [hit]);
  }
  return [...groups].map(([chatId, own]) => ({ chatId, hits: own }));
}
