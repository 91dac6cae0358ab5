/** How many words are asked for, one out of each equal part of the phrase. */
const ASKED = 3;

/** Places (from 0) of the words to ask for, ascending; unpredictable, so that all are written down. */
export function pickWords(length: number): number[] {
  const part = Math.floor(length / ASKED);
  const random = crypto.getRandomValues(new Uint32Array(ASKED));
  return [...random].map((value, index) => index * part + (value % part));
}

/** Whether a typed word is the one of the phrase. */
export function sameWord(typed: string, word: string | undefined): boolean {
  return typed.trim().toLowerCase() === word;
}

/** Words of a recovery phrase. */
export const PHRASE_WORDS = 24;

/** The words of a text in their order, however they are separated or numbered. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z]+/g) ?? [];
}
