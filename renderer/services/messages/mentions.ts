import type { Inline } from '#contract/content/markup/inline.ts';
import { parseBlocks } from '#contract/content/markup/blocks.ts';
import type { Mention } from '#contract/content/mention.ts';
import type { PersonView } from '#contract/engine/views.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { useChats } from '../../stores/chats.ts';

const WORD = /[\p{L}\p{N}_]/u;

/** What stands behind the `@` for a person, so that no other member is meant by it. */
export function mentionLabel(person: PersonView, members: readonly PersonView[]): string {
  const name = sharedName(person)?.replace(/\s+/g, ' ');
  if (!name) return person.handle ?? person.userId.slice(0, 8);
  const same = (other: PersonView) =>
    other.userId !== person.userId && folded(sharedName(other) ?? '') === folded(name);
  if (!members.some(same)) return name;
  return person.handle ?? `${name}#${person.userId.slice(0, 4)}`;
}

/** What people call themselves: a nickname is nobody else's business. */
const sharedName = ({ displayName, profileName }: PersonView) =>
  profileName === undefined ? displayName : profileName;

/** The mentions in a text for a group: `@` and a member's name or handle, not inside of code. */
export function mentionsIn(text: string, members: readonly PersonView[]): Mention[] {
  if (!text.includes('@')) return [];
  const labels = members
    .flatMap((member) => [
      { label: mentionLabel(member, members), userId: member.userId },
      ...(member.handle ? [{ label: member.handle, userId: member.userId }] : []),
    ])
    .toSorted((a, b) => b.label.length - a.label.length);
  const found = parseBlocks(text).flatMap((block) => {
    if (block.type === 'code') return [];
    const parts = block.type === 'list' ? block.items.flat() : block.parts;
    return parts.flatMap((part) => inPart(part, text, labels));
  });
  return found.slice(0, LIMITS.mentionsPerMessage);
}

/** Those in a text for a chat; only groups have somebody to mention. */
export function mentionsFor(chatId: ChatId, text: string): { mentions?: Mention[] } {
  const group = useChats.getState().byId[chatId]?.group;
  const mentions = group ? mentionsIn(text, group.members) : [];
  return mentions.length === 0 ? {} : { mentions };
}

type Label = { label: string; userId: UserId };

const folded = (text: string) => text.toLocaleLowerCase();

function inPart(part: Inline, text: string, labels: readonly Label[]): Mention[] {
  if ('children' in part) return part.children.flatMap((child) => inPart(child, text, labels));
  if (part.type !== 'text') return [];
  const mentions: Mention[] = [];
  for (let at = part.text.indexOf('@'); at >= 0; at = part.text.indexOf('@', at + 1)) {
    const start = part.at + at;
    // An address of e-mail mentions nobody.
    if (WORD.test(text[start - 1] ?? '')) continue;
    const hit = labels.find(({ label }) => {
      const end = at + 1 + label.length;
      const follows = part.text[end] ?? text[start + 1 + label.length] ?? '';
      return folded(part.text.slice(at + 1, end)) === folded(label) && !WORD.test(follows);
    });
    if (hit) mentions.push({ userId: hit.userId, start, length: hit.label.length + 1 });
  }
  return mentions;
}
