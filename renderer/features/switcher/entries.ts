import type { ChatView } from '#contract/engine/views.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { isAddress } from '../../services/people.ts';

/** Chats shown at once; more letters narrow them down. */
const SHOWN = 8;

export type Entry =
  | { kind: 'chat'; chatId: ChatId }
  /** Looks for a person whose address stands in the field. */
  | { kind: 'find'; query: string }
  | { kind: 'new' };

/** What the switcher offers: the chats that were found, then ways to somebody new. */
export function switcherEntries(
  found: readonly ChatId[],
  byId: Readonly<Record<ChatId, ChatView>>,
  query: string,
): Entry[] {
  const chats = found.slice(0, SHOWN).map((chatId): Entry => ({ kind: 'chat', chatId }));
  const address = query.trim();
  const known = found.some((id) => {
    const peer = byId[id]?.peer;
    return (
      peer && (peer.userId === address || `@${peer.handle}` === `@${address.replace(/^@/, '')}`)
    );
  });
  const person: Entry =
    isAddress(address) && !known ? { kind: 'find', query: address } : { kind: 'new' };
  return [...chats, person];
}

/** The entry after an arrow key, around at the ends; null for other keys. */
export function entryAfterKey(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  return null;
}
