import type { PersonView } from '#contract/engine/views.ts';
import type { UserId } from '#contract/wire/primitives.ts';

/** Names are not longer than this. */
const FAR = 64;
const MOST = 8;
const WORD = /[\p{L}\p{N}_]/u;

/** What is being typed behind an `@`. */
export interface MentionQuery {
  /** Where the `@` stands. */
  at: number;
  query: string;
}

/** The beginning of a mention before the caret; null when there is none. */
export function mentionBefore(text: string, caret: number): MentionQuery | null {
  const at = text.slice(0, caret).lastIndexOf('@');
  if (at < 0 || caret - at > FAR || WORD.test(text[at - 1] ?? '')) return null;
  const query = text.slice(at + 1, caret);
  return /^\s|\n/.test(query) ? null : { at, query };
}

/** Members whose name, a word of it or handle begins so; this account is not among them. */
export function candidatesFor<P extends PersonView>(
  query: string,
  members: readonly P[],
  self: UserId | undefined,
): P[] {
  const wanted = query.toLocaleLowerCase();
  const answers = ({ displayName, profileName, handle, userId }: P) => {
    if (userId === self) return false;
    const names = [displayName, profileName].map((name) => (name ?? '').toLocaleLowerCase());
    return (
      names.some((name) => name.startsWith(wanted)) ||
      names.some((name) => name.split(/\s+/).some((word) => word.startsWith(wanted))) ||
      (handle ?? '').startsWith(wanted)
    );
  };
  return members.filter(answers).slice(0, MOST);
}
