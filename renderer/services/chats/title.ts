import type { ChatView, PersonView } from '#contract/engine/views.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { personName } from './person.ts';

/** Members named while a group has no name yet. */
const NAMED = 3;

type Titled =
  | (Pick<ChatView, 'peer' | 'group'> & Partial<Pick<ChatView, 'kind'>>)
  | null
  | undefined;

let notes = '';

/** What the notes to oneself are called, in the language of the interface. */
export function nameNotes(title: string): void {
  notes = title;
}

/** What to call a chat: the person, the group or the notes; some members as long as its name is not known. */
export function chatTitle(chat: Titled): string {
  if (!chat) return '';
  if (chat.kind === 'notes') return notes;
  if (!chat.group) return personName(chat.peer);
  const { name, members } = chat.group;
  return name ?? members.slice(0, NAMED).map(personName).join(', ');
}

/** The form of a chat's avatar. */
export function chatShape(chat: Titled): 'person' | 'group' | 'notes' {
  if (chat?.kind === 'notes') return 'notes';
  return chat?.group ? 'group' : 'person';
}

/** A member of a group, or somebody who was one. */
function groupPerson(chat: Titled, userId: UserId): PersonView | null {
  const group = chat?.group;
  if (!group) return null;
  const of = (people: readonly PersonView[]) => people.find((one) => one.userId === userId);
  return of(group.members) ?? of(group.former) ?? null;
}

/** The name of somebody in a chat, this account included; null for strangers. */
export function memberName(chat: Titled, userId: UserId): string | null {
  const person = chat?.peer?.userId === userId ? chat.peer : groupPerson(chat, userId);
  return person === null ? null : personName(person);
}

/** What to call the author of a message in a chat. */
export function senderName(chat: Titled, userId: UserId): string {
  if (!chat?.group) return chat ? personName(chat.peer) : '';
  const unknown = { userId, handle: null, displayName: null };
  return personName(groupPerson(chat, userId) ?? unknown);
}
