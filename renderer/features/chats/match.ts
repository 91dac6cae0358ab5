/** Letters that people leave out or swap when they search: case, and ё for е. */
const fold = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');

export interface Match {
  start: number;
  end: number;
}

/** Where a query stands in a text: at the start of a word if possible, else anywhere; null if not. */
export function findMatch(text: string, query: string): Match | null {
  const needle = fold(query);
  const haystack = fold(text);
  if (needle === '') return null;
  let at = haystack.indexOf(needle);
  if (at < 0) return null;
  for (let next = at; next >= 0; next = haystack.indexOf(needle, next + 1)) {
    if (next === 0 || /[^\p{L}\p{N}]/u.test(haystack.charAt(next - 1))) {
      at = next;
      break;
    }
  }
  // Some letters change their length when folded; then the range would mark the wrong ones.
  if (haystack.length !== text.length) return { start: 0, end: 0 };
  return { start: at, end: at + needle.length };
}
