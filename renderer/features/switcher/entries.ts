import type { ChatView } from '#contract/engine/views.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { isAddress } from '../../services/people.ts';
import type { PersonOfGroup } from './people.ts';
import type { Command } from './commands.ts';

/** Entries of each sort shown at once; more letters narrow them down. */
const CHATS = 8;
const PEOPLE = 4;
const COMMANDS = 4;

export type Entry =
  | { kind: 'chat'; chatId: ChatId }
  /** Somebody from a common group without a chat of their own. */
  | ({ kind: 'person' } & PersonOfGroup)
  /** Looks for the words in all messages. */
  | { kind: 'messages'; query: string }
  /** Looks for a person whose address stands in the field. */
  | { kind: 'find'; query: string }
  | { kind: 'new' }
  | { kind: 'command'; command: Command };

export type Section = 'chats' | 'people' | 'actions';

export const sectionOf = ({ kind }: Entry): Section => {
  if (kind === 'chat') return 'chats';
  return kind === 'person' ? 'people' : 'actions';
};

/** What the switcher offers: chats and people that were found, then what can be done. */
export function switcherEntries(
  found: readonly ChatId[],
  byId: Readonly<Record<ChatId, ChatView>>,
  query: string,
  people: readonly PersonOfGroup[] = [],
  commands: readonly Command[] = [],
): Entry[] {
  const chats = found.slice(0, CHATS).map((chatId): Entry => ({ kind: 'chat', chatId }));
  const others = people.slice(0, PEOPLE).map((one): Entry => ({ kind: 'person', ...one }));
  const words = query.trim();
  const known = found.some((id) => {
    const peer = byId[id]?.peer;
    return peer && (peer.userId === words || `@${peer.handle}` === `@${words.replace(/^@/, '')}`);
  });
  const search: Entry[] =
    words === '' || words.startsWith('@') ? [] : [{ kind: 'messages', query: words }];
  const person: Entry =
    isAddress(words) && !known ? { kind: 'find', query: words } : { kind: 'new' };
  const does = commands.slice(0, COMMANDS).map((command): Entry => ({ kind: 'command', command }));
  return [...chats, ...others, ...search, person, ...does];
}

/** The entry after an arrow key, around at the ends; null for other keys. */
export function entryAfterKey(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  return null;
}
