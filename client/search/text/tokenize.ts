/** A word of a text: as it is compared, and where it stands. */
export interface Token {
  word: string;
  start: number;
  end: number;
}

/** Longer runs of letters are no words; their beginning is enough to find them. */
const LONGEST = 40;

/** Letters, marks and digits; an apostrophe between letters belongs to the word. */
const WORD = /[\p{L}\p{N}\p{M}_]+(?:['’ʼ]\p{L}[\p{L}\p{M}]*)*/gu;

/** Splits a text into words. Positions count UTF-16 units of the text as it is. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: match, index } of text.matchAll(WORD)) {
    const word = normalized(match);
    if (word !== '') tokens.push({ word, start: index, end: index + match.length });
  }
  return tokens;
}

/** Each word of a text once. */
export function wordsOf(text: string): Set<string> {
  return new Set(tokenize(text).map(({ word }) => word));
}

/** Spellings that people don't tell apart become the same: width, case, ё and е, apostrophes. */
function normalized(word: string): string {
  const folded = word.normalize('NFKC').toLowerCase().normalize('NFC');
  const plain = folded.replaceAll('ё', 'е').replace(/[’ʼ]/g, "'");
  return plain.length <= LONGEST ? plain : [...plain].slice(0, LONGEST).join('');
}
