/** Number of tints in tokens.css: `--p1` to `--p8`. */
const TINTS = 8;

/** Tint of a person, 1 to 8: always the same for the same id (FNV-1a over UTF-16 units). */
export function avatarColour(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) {
    hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  }
  return ((hash >>> 0) % TINTS) + 1;
}

/** Up to two initials: of the first and the last word. */
export function initials(name: string): string {
  const words = name
    .replace(/^@/, '')
    .split(/[\s_]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked.map((word) => firstSymbol(word ?? '').toLocaleUpperCase()).join('');
}

function firstSymbol(word: string): string {
  return word.match(/[\p{L}\p{N}]\p{M}*/u)?.[0] ?? '';
}
