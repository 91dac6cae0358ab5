import { expect, test } from 'vitest';
import { PHRASE_LENGTH, generatePhrase, isValidPhrase, phraseEntropy } from './phrase.ts';

const ZEROS = [...Array<string>(23).fill('abandon'), 'art'];

test('a new phrase has 24 words and is valid', () => {
  const phrase = generatePhrase();
  expect(phrase).toHaveLength(PHRASE_LENGTH);
  expect(isValidPhrase(phrase)).toBe(true);
  expect(generatePhrase()).not.toEqual(phrase);
});

test('the official BIP-39 vectors decode', () => {
  expect(phraseEntropy(ZEROS)).toEqual(new Uint8Array(32));
  expect(phraseEntropy([...Array<string>(23).fill('zoo'), 'vote'])).toEqual(
    new Uint8Array(32).fill(255),
  );
});

test('case and spaces around the words do not matter', () => {
  expect(phraseEntropy(ZEROS.map((word) => ` ${word.toUpperCase()} `))).toEqual(new Uint8Array(32));
});

test('a wrong word, checksum or length is refused', () => {
  expect(isValidPhrase([...ZEROS.slice(0, 23), 'abandon'])).toBe(false);
  expect(isValidPhrase([...ZEROS.slice(0, 23), 'vestnik'])).toBe(false);
  expect(isValidPhrase(ZEROS.slice(1))).toBe(false);
  expect(isValidPhrase([...Array<string>(11).fill('abandon'), 'about'])).toBe(false);
  expect(() => phraseEntropy(ZEROS.slice(1))).toThrow(RangeError);
});
