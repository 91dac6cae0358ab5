import type { PersonView } from '#contract/engine/views.ts';

/** What to call a person: the name they chose, else the handle, else the start of their id. */
export function personName(person: PersonView | null): string {
  if (!person) return '';
  if (person.displayName) return person.displayName;
  return person.handle ? `@${person.handle}` : person.userId.slice(0, 8);
}
