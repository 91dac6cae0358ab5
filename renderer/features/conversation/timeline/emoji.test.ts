import { expect, test } from 'vitest';
import { isEmojiOnly } from './emoji.ts';

test.each(['👍', '🔥🙏', '👩‍👩‍👧‍👦', '🇷🇸 🏳️‍🌈', '❤️'])('%s is nothing but emoji', (text) => {
  expect(isEmojiOnly(text)).toBe(true);
});

test.each(['', ' ', '1', '#', 'ok 👍', '👍👍👍👍', 'ё'])('"%s" is text', (text) => {
  expect(isEmojiOnly(text)).toBe(false);
});
