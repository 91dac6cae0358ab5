import type { SearchRequest } from '#contract/engine/search.ts';
import type { MessageRecord } from '../../records/message.ts';
import { hasLink } from '../facets.ts';
import { headOf } from '../layout.ts';
import { stemOf as computeStem } from '../stem/stem.ts';
import { isNear } from '../text/near.ts';
import { tokenize, wordsOf } from '../text/tokenize.ts';

const stems = new Map<string, string>();

function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) stems.set(word, (stem = computeStem(word)));
  return stem;
}

/** What a search must find, told by reading every message: ids, newest first. */
export function bruteForce(messages: MessageRecord[], request: Omit<SearchRequest, 'limit'>) {
  const words = new Map(messages.map((message) => [message.id, wordsOf(message.text)]));
  const all = new Set([...words.values()].flatMap((some) => [...some]));
  const tokens = tokenize(request.query);
  const isForm = (word: string, of: string) =>
    stemOf(word) === stemOf(of) && headOf(word) === headOf(of);
  const accepted = tokens.map(({ word, end }, at) => {
    const isTyping = at === tokens.length - 1 && end === request.query.length && word.length >= 2;
    const found = (other: string) => isForm(other, word) || (isTyping && other.startsWith(word));
    if (word.length < 5 || [...all].some(found)) return found;
    const near = [...all].filter((other) => isNear(other, word));
    return (other: string) => near.some((correction) => isForm(other, correction));
  });
  return messages
    .filter(({ chatId, senderId, sentAt, text, id }) => {
      if (request.chatId !== undefined && chatId !== request.chatId) return false;
      if (request.senderId !== undefined && senderId !== request.senderId) return false;
      if (sentAt < (request.sentAfter ?? -Infinity)) return false;
      if (sentAt >= (request.sentBefore ?? Infinity)) return false;
      if (request.hasLink && !hasLink(text)) return false;
      return accepted.every((accept) => [...words.get(id)!].some(accept));
    })
    .toSorted((a, b) => b.sentAt - a.sentAt)
    .map(({ id }) => id);
}
