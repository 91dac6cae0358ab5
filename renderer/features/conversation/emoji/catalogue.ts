/** An emoji as the bundled data describes it. */
interface Entry {
  unicode: string;
  label: string;
  tags?: string[];
  group?: number;
  order?: number;
  skins?: { unicode: string }[];
}

export interface Emoji {
  sign: string;
  name: string;
  /** What a search looks in, in lower case. */
  words: string;
  group: EmojiGroup;
  /** The same in other skin tones. */
  tones: string[];
}

export const GROUPS = [
  'people',
  'nature',
  'food',
  'travel',
  'activities',
  'objects',
  'symbols',
  'flags',
] as const;
export type EmojiGroup = (typeof GROUPS)[number];

/** Emojibase counts smileys and people apart, and parts of emoji as a group of their own. */
const GROUP_OF: readonly (EmojiGroup | null)[] = [
  'people',
  'people',
  null,
  'nature',
  'food',
  'travel',
  'activities',
  'objects',
  'symbols',
  'flags',
];

const LOADERS = {
  en: () => import('emojibase-data/en/compact.json'),
  ru: () => import('emojibase-data/ru/compact.json'),
};
type Language = keyof typeof LOADERS;
const loaded = new Map<Language, Promise<Emoji[]>>();

/** All emoji with their names in a language, in the order of the standard; bundled with the app. */
export function loadEmoji(language: string): Promise<Emoji[]> {
  const known: Language = language.startsWith('ru') ? 'ru' : 'en';
  let promise = loaded.get(known);
  if (!promise) {
    promise = LOADERS[known]().then((module) => catalogue(module.default as Entry[]));
    promise.catch(() => loaded.delete(known));
    loaded.set(known, promise);
  }
  return promise;
}

export function catalogue(entries: readonly Entry[]): Emoji[] {
  return entries
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .flatMap(({ unicode, label, tags = [], group, skins = [] }) => {
      const name = group === undefined ? null : GROUP_OF[group];
      if (!name) return [];
      const words = [label, ...tags].join(' ').toLowerCase();
      return [
        {
          sign: qualified(unicode),
          name: label,
          words,
          group: name,
          tones: skins.map((one) => one.unicode),
        },
      ];
    });
}

const RGI = /^\p{RGI_Emoji}$/v;

/** The one form that the standard recommends: the same reaction must not come in two spellings. */
function qualified(sign: string): string {
  const plain = sign.replaceAll('\ufe0f', '');
  return !RGI.test(sign) && RGI.test(plain) ? plain : sign;
}

/** Emoji of which every word of the query begins a word. */
export function searchEmoji(all: readonly Emoji[], query: string): Emoji[] {
  const parts = query.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ words, sign }) => {
    const padded = ` ${words.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')}`;
    return sign === query.trim() || parts.every((part) => padded.includes(` ${part}`));
  });
}

const MODIFIER = /[\u{1f3fb}-\u{1f3ff}]/gu;
export const TONES = ['🏻', '🏼', '🏽', '🏾', '🏿'] as const;

/** An emoji in a skin tone, where it has one; null for the neutral colour. */
export function inTone({ sign, tones }: Emoji, tone: string | null): string {
  if (tone === null) return sign;
  const same = tones.find((one) => one.match(MODIFIER)?.every((modifier) => modifier === tone));
  return same ?? sign;
}
