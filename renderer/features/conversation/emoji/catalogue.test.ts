import { expect, test } from 'vitest';
import { inTone, loadEmoji, searchEmoji } from './catalogue.ts';

test('emoji are found by words in English and in Russian', async () => {
  const english = await loadEmoji('en');
  expect(searchEmoji(english, 'thumbs u').map(({ sign }) => sign)[0]).toBe('👍');
  const russian = await loadEmoji('ru');
  expect(searchEmoji(russian, 'сердц').length).toBeGreaterThan(5);
  expect(searchEmoji(english, 'no such thing')).toEqual([]);
});

test('a skin tone is taken where the emoji has one', async () => {
  const all = await loadEmoji('en');
  const wave = searchEmoji(all, 'waving hand')[0]!;
  expect(inTone(wave, '🏽')).toBe('👋🏽');
  expect(inTone(wave, null)).toBe(wave.sign);
  const cat = searchEmoji(all, 'cat face')[0]!;
  expect(inTone(cat, '🏽')).toBe(cat.sign);
});

test('letters of flags and other parts of emoji are no emoji', async () => {
  const all = await loadEmoji('en');
  expect(all.some(({ name }) => name.includes('regional indicator'))).toBe(false);
  expect(all.length).toBeGreaterThan(1500);
});
