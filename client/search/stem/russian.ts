/**
 * Stem of a Russian word by the Snowball algorithm. Words come in lower case with ё written as е.
 * Source: https://snowballstem.org/algorithms/russian/stemmer.html
 */
export function stemRussian(word: string): string {
  const rv = afterVowel(word, 0);
  if (rv < 0) return word;
  const r2 = secondRegion(word, rv);
  let stem = withoutInflection(word, rv);
  if (stem.length > rv && stem.endsWith('и')) stem = stem.slice(0, -1);
  const derived = DERIVATIONAL.find((end) => stem.endsWith(end));
  if (derived !== undefined && stem.length - derived.length >= r2) {
    stem = stem.slice(0, -derived.length);
  }
  return tidied(stem, rv);
}

const VOWELS = 'аеиоуыэюя';

const endings = (list: string): string[] => list.split(' ').toSorted((a, b) => b.length - a.length);

/** These endings count only after а or я, which stay. */
const GERUND_AFTER_A = endings('в вши вшись');
const GERUND = endings('ив ивши ившись ыв ывши ывшись');
const REFLEXIVE = endings('ся сь');
const ADJECTIVE = endings(
  'ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею',
);
const PARTICIPLE_AFTER_A = endings('ем нн вш ющ щ');
const PARTICIPLE = endings('ивш ывш ующ');
const VERB_AFTER_A = endings('ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно');
const VERB = endings(
  'ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю',
);
const NOUN = endings(
  'а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я',
);
const DERIVATIONAL = endings('ост ость');
const SUPERLATIVE = endings('ейш ейше');

/** Place behind the first vowel from `start` on, or -1. */
function afterVowel(word: string, start: number): number {
  for (let at = start; at < word.length; at++) if (VOWELS.includes(word.charAt(at))) return at + 1;
  return -1;
}

/** Place behind the first consonant that follows a vowel, or the word's end. */
function region(word: string, start: number): number {
  const vowel = afterVowel(word, start);
  if (vowel < 0) return word.length;
  for (let at = vowel; at < word.length; at++) {
    if (!VOWELS.includes(word.charAt(at))) return at + 1;
  }
  return word.length;
}

function secondRegion(word: string, rv: number): number {
  return region(word, region(word, rv - 1));
}

/** The longest of the endings that lies within RV, or null. */
function ending(word: string, rv: number, list: string[]): string | null {
  return list.find((end) => word.length - end.length >= rv && word.endsWith(end)) ?? null;
}

/** The word without the longest ending of the two groups, or null when it has none. */
function cut(word: string, rv: number, free: string[], afterA: string[]): string | null {
  const long = ending(word, rv, free);
  const short = ending(word, rv, afterA);
  if (long !== null && long.length >= (short?.length ?? 0)) return word.slice(0, -long.length);
  if (short === null) return null;
  const stem = word.slice(0, -short.length);
  return stem.length > rv && /[ая]$/u.test(stem) ? stem : null;
}

function withoutInflection(word: string, rv: number): string {
  const gerund = cut(word, rv, GERUND, GERUND_AFTER_A);
  if (gerund !== null) return gerund;
  const stem = cut(word, rv, REFLEXIVE, []) ?? word;
  const adjective = cut(stem, rv, ADJECTIVE, []);
  if (adjective !== null) return cut(adjective, rv, PARTICIPLE, PARTICIPLE_AFTER_A) ?? adjective;
  return cut(stem, rv, VERB, VERB_AFTER_A) ?? cut(stem, rv, NOUN, []) ?? stem;
}

function tidied(word: string, rv: number): string {
  const stem = cut(word, rv, SUPERLATIVE, []) ?? word;
  if (stem.length - 2 >= rv && stem.endsWith('нн')) return stem.slice(0, -1);
  if (stem === word && stem.length > rv && stem.endsWith('ь')) return stem.slice(0, -1);
  return stem;
}
