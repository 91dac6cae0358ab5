import type { ChatId, ClientMessageId, UserId } from '#contract/wire/primitives.ts';
import { type MessageRecord, newMessage } from '../../records/message.ts';

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Grammar {
  frequent: string[];
  onsets: string[];
  vowels: string[];
  codas: string[];
  endings: string[];
}

const list = (words: string) => words.split(' ');

const RUSSIAN: Grammar = {
  frequent: list(
    'и в не на я что тот быть с он а как это по но они мы к из у который то за свой ты весь год от так о для же все мочь один сказать если только себя еще другой вот уже когда сейчас завтра',
  ),
  onsets: list('б в г д ж з к л м н п р с т ф х ц ч ш щ пр ст тр кр пл сл вс зд гр бр хл'),
  vowels: list('а е и о у ы я ю'),
  codas: list('к л м н р с т в д г ж ш щ ст нн'),
  endings: ['', ...list('а у ы е ом ами ах ов ой ая ое ого ить ил ила ят ение ения ость ости')],
};

const ENGLISH: Grammar = {
  frequent: list(
    'the be to of and a in that have i it for not on with he as you do at this but his by from they we say her she or an will my one all would there their what so up out if about who get which go me when today tomorrow',
  ),
  onsets: list('b c d f g h j k l m n p r s t v w br cl cr dr fl gr pl pr sh sl sp st th tr'),
  vowels: list('a e i o u ea ou ai'),
  codas: list('b ck d g l m n nd p r rt s st t v ll nt'),
  endings: ['', ...list('s ed ing er ly ness ment able ion y')],
};

/** Roughly what people write: English in every third message. */
const ENGLISH_SHARE = 1 / 3;
const LEMMAS = 12_000;

/** A generator of messages of mixed Russian and English whose word frequencies follow Zipf's law. */
export function messageTexts(seed: number, lemmas = LEMMAS): () => string {
  const random = seeded(seed);
  const russian = vocabulary(RUSSIAN, random, lemmas);
  const english = vocabulary(ENGLISH, random, lemmas);
  return () => {
    const words = random() < ENGLISH_SHARE ? english : russian;
    // Most messages are short, a few are long.
    const length = 1 + Math.floor(-Math.log(1 - random()) * 9);
    const text = Array.from({ length }, words).join(' ');
    const link = random() < 0.02 ? ' https://example.org/a1' : '';
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}${link}`;
  };
}

function vocabulary(grammar: Grammar, random: () => number, lemmas: number): () => string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const stem = () => {
    const syllables = 1 + Math.floor(random() * 3);
    let word = '';
    for (let at = 0; at < syllables; at++) word += pick(grammar.onsets) + pick(grammar.vowels);
    return word + pick(grammar.codas);
  };
  const stems = Array.from({ length: lemmas }, stem);
  const ranked = lemmas + grammar.frequent.length;
  const sums = new Float64Array(ranked);
  let sum = 0;
  for (let rank = 0; rank < ranked; rank++) sums[rank] = sum += 1 / (rank + 2.7);
  return () => {
    const wanted = random() * sum;
    let low = 0;
    for (let high = ranked - 1; low < high;) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    if (low < grammar.frequent.length) return grammar.frequent[low]!;
    // Some forms of a word are much more common than others.
    const ending = Math.floor(random() ** 3 * grammar.endings.length);
    return stems[low - grammar.frequent.length]! + grammar.endings[ending]!;
  };
}

const uuid = (kind: number, number: number) =>
  `0190${kind.toString(16).padStart(4, '0')}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

export const chatOf = (number: number) => uuid(1, number) as ChatId;
export const personOf = (number: number) => String(number).padStart(32, '0') as UserId;
export const messageIdOf = (number: number) => uuid(2, number) as ClientMessageId;

/** A message as the inbox stores it: number `number` of all, `order` in its chat, a minute apart. */
export function storedMessage(
  number: number,
  chat: number,
  order: number,
  text: string,
): MessageRecord {
  const senderId = personOf(number % 2 === 0 ? chat : 99);
  return newMessage({
    id: messageIdOf(number),
    chatId: chatOf(chat),
    order,
    seq: order,
    senderId,
    own: number % 2 === 1,
    kind: 'text',
    text,
    sentAt: 1_700_000_000_000 + number * 60_000,
    sendState: null,
  });
}
