import { stemEnglish } from './english.ts';
import { stemRussian } from './russian.ts';

/** What the forms of a word have in common. The script tells the language. */
export function stemOf(word: string): string {
  if (/^[а-я]+$/u.test(word)) return stemRussian(word);
  return /^[a-z']+$/.test(word) ? stemEnglish(word) : word;
}
