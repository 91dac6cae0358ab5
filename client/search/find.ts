import type {
  SearchCursor,
  SearchHit,
  SearchPage,
  SearchRequest,
} from '#contract/engine/search.ts';
import type { MessageView } from '#contract/engine/views.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { ClientMessageId } from '#contract/wire/primitives.ts';
import type { ShowMessage } from '../effects/show.ts';
import type { Store } from '../ports/store.ts';
import { readMessage } from '../records/message.ts';
import { fail, ok } from '../runtime/results.ts';
import { findCandidates } from './candidates.ts';
import {
  FILE_FACET,
  LINK_FACET,
  MEDIA_FACET,
  VOICE_FACET,
  chatFacet,
  senderFacet,
} from './facets.ts';
import type { Indexer } from './indexer.ts';
import { type Place, newestFirst } from './newest.ts';
import { marksOf, termsOf } from './terms.ts';

const MOST = 100;

/** Answers a page of results. @throws StoreError */
export type Find = (request: SearchRequest) => Promise<Result<SearchPage>>;

export function createFind(store: Store, indexer: Indexer, show: ShowMessage): Find {
  const messagesOf = async (ids: ClientMessageId[]) => {
    const records = await store.getMany(
      'messages',
      ids.map((id) => [id]),
    );
    return records.map((record) => (record === undefined ? null : readMessage(record)));
  };

  return async (request) => {
    const limit = Math.max(1, Math.min(MOST, Math.floor(request.limit)));
    const wanted = termsOf(request.query);
    const facets = facetsWanted(request);
    if (wanted.length + facets.length === 0) return fail('bad-input');
    await indexer.bringUpToDate();
    const { layout, segments } = indexer;
    if (layout === null) return fail('no-account');
    const found = await findCandidates(indexer.reader, layout, segments.length, wanted, facets);
    const { places, total, more } = await newestFirst(indexer.reader, segments, found.segments, {
      after: request.sentAfter ?? -Infinity,
      before: request.sentBefore ?? Infinity,
      cursor: request.cursor ?? null,
      limit,
    });
    const messages = await messagesOf(places.map(({ id }) => id));
    const hits: SearchHit[] = [];
    for (const message of messages) {
      // What the index says is checked against the text itself.
      const shown = message === null ? null : show(message);
      const marks = shown === null ? null : marksOf(shown.text, found.terms);
      if (shown === null || marks === null || !isWanted(shown, request)) continue;
      hits.push({ message: shown, marks });
    }
    const stale = places.length - hits.length;
    return ok({ hits, total: total - stale, next: more ? cursorOf(places.at(-1)) : null });
  };
}

function facetsWanted(request: SearchRequest): string[] {
  const { chatId, senderId, hasLink, hasMedia, hasFile, hasVoice } = request;
  return [
    ...(chatId === undefined ? [] : [chatFacet(chatId)]),
    ...(senderId === undefined ? [] : [senderFacet(senderId)]),
    ...(hasLink === true ? [LINK_FACET] : []),
    ...(hasMedia === true ? [MEDIA_FACET] : []),
    ...(hasFile === true ? [FILE_FACET] : []),
    ...(hasVoice === true ? [VOICE_FACET] : []),
  ];
}

function isWanted(message: MessageView, { chatId, senderId }: SearchRequest): boolean {
  if (message.kind !== 'text') return false;
  if (chatId !== undefined && message.chatId !== chatId) return false;
  return senderId === undefined || message.senderId === senderId;
}

const cursorOf = (place: Place | undefined): SearchCursor | null =>
  place === undefined ? null : { sentAt: place.sentAt, doc: place.doc };
