/**
 * Stem of an English word by the Snowball algorithm (Porter 2). Words come in lower case.
 * Source: https://snowballstem.org/algorithms/english/stemmer.html
 */
export function stemEnglish(word: string): string {
  if (word.length <= 2) return word;
  const special = EXCEPTIONS.get(word);
  if (special !== undefined) return special;
  const marked = markConsonantY(word.startsWith("'") ? word.slice(1) : word);
  const r1 = firstRegion(marked);
  const r2 = region(marked, r1);
  const plural = withoutPlural(withoutGenitive(marked));
  if (UNCHANGED.has(plural)) return plural;
  const tense = withoutTense(plural, r1);
  const y = tense.replace(/(?<=.[^aeiouy])[yY]$/, 'i');
  const derived = withoutDerivation(y, r1, r2);
  return withoutSuffix(derived, r1, r2).replaceAll('Y', 'y');
}

const EXCEPTIONS = new Map(
  Object.entries({
    skis: 'ski',
    skies: 'sky',
    dying: 'die',
    lying: 'lie',
    tying: 'tie',
    idly: 'idl',
    gently: 'gentl',
    ugly: 'ugli',
    early: 'earli',
    only: 'onli',
    singly: 'singl',
    sky: 'sky',
    news: 'news',
    howe: 'howe',
    atlas: 'atlas',
    cosmos: 'cosmos',
    bias: 'bias',
    andes: 'andes',
  }),
);

const UNCHANGED = new Set(
  'inning outing canning herring earring proceed exceed succeed'.split(' '),
);

const DOUBLE = /(?<!^[aeo])(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
const SHORT_SYLLABLE = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/;

const pairs = (list: string): [string, string][] =>
  list
    .split(' ')
    .map((pair): [string, string] => {
      const [from = '', to = ''] = pair.split('>');
      return [from, to];
    })
    .toSorted(([a], [b]) => b.length - a.length);

const STEP_2 = pairs(
  'tional>tion enci>ence anci>ance abli>able entli>ent izer>ize ization>ize ational>ate ation>ate ator>ate alism>al aliti>al alli>al fulness>ful ousli>ous ousness>ous iveness>ive iviti>ive biliti>ble bli>ble ogi>og fulli>ful lessli>less li>',
);
const STEP_3 = pairs(
  'tional>tion ational>ate alize>al icate>ic iciti>ic ical>ic ful> ness> ative>',
);
const STEP_4 = pairs(
  'al> ance> ence> er> ic> able> ible> ant> ement> ment> ent> ism> ate> iti> ous> ive> ize> ion>',
);

/** A y at the beginning or after a vowel is a consonant: marked by Y. */
function markConsonantY(word: string): string {
  return word.includes('y') ? word.replace(/^y|(?<=[aeiouy])y/g, 'Y') : word;
}

/** Place behind the first consonant that follows a vowel, or the word's end. */
function region(word: string, start: number): number {
  const match = /[aeiouy][^aeiouy]/.exec(word.slice(start));
  return match === null ? word.length : start + match.index + 2;
}

function firstRegion(word: string): number {
  const prefix = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/.exec(word);
  return prefix === null ? region(word, 0) : prefix[0].length;
}

function withoutGenitive(word: string): string {
  return word.replace(/'(?:s'?)?$/, '');
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/(?:us|ss)$/.test(word)) return word;
  return /[aeiouy].+s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutTense(word: string, r1: number): string {
  const agreed = /eed(?:ly)?$/.exec(word);
  if (agreed !== null) return agreed.index >= r1 ? `${word.slice(0, agreed.index)}ee` : word;
  const tense = /(?:ed|ing)(?:ly)?$/.exec(word);
  if (tense === null) return word;
  const stem = word.slice(0, tense.index);
  if (!/[aeiouy]/.test(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (DOUBLE.test(stem)) return stem.slice(0, -1);
  return stem.length <= r1 && SHORT_SYLLABLE.test(stem) ? `${stem}e` : stem;
}

function withoutDerivation(word: string, r1: number, r2: number): string {
  return replaced(replaced(word, STEP_2, r1, fits2), STEP_3, r1, (end, at) => {
    return end !== 'ative' || at >= r2;
  });

  function fits2(end: string, at: number): boolean {
    const before = word.charAt(at - 1);
    if (end === 'ogi') return before === 'l';
    return end !== 'li' || 'cdeghkmnrt'.includes(before);
  }
}

function withoutSuffix(word: string, r1: number, r2: number): string {
  const stem = replaced(word, STEP_4, r2, (end, at) => {
    return end !== 'ion' || 'st'.includes(word.charAt(at - 1));
  });
  const last = stem.length - 1;
  if (stem.endsWith('e')) {
    const isShort = SHORT_SYLLABLE.test(stem.slice(0, last));
    return last >= r2 || (last >= r1 && !isShort) ? stem.slice(0, last) : stem;
  }
  return stem.endsWith('ll') && last >= r2 ? stem.slice(0, last) : stem;
}

/** Replaces the longest ending that the word has, if it lies in the region and fits. */
function replaced(
  word: string,
  list: [string, string][],
  from: number,
  fits: (end: string, at: number) => boolean,
): string {
  const found = list.find(([end]) => word.endsWith(end));
  if (found === undefined) return word;
  const at = word.length - found[0].length;
  return at >= from && fits(found[0], at) ? word.slice(0, at) + found[1] : word;
}
