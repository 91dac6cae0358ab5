import { expect, test } from 'vitest';
import { snippetOf } from './snippet.ts';

const shown = (text: string, marks: [number, number][]) =>
  snippetOf(text, marks)
    .map(({ text: piece, marked }) => (marked ? `[${piece}]` : piece))
    .join('');

test('a short text is shown whole, its line breaks as spaces', () => {
  expect(shown('Фасад сняли\nдо дождя', [[6, 11]])).toBe('Фасад [сняли] до дождя');
});

test('a late match is brought into view, at the beginning of a word', () => {
  const text = `${'слово '.repeat(30)}штукатурка держится`;
  expect(shown(text, [[180, 190]])).toBe('…слово слово слово [штукатурка] держится');
});

test('a long word before the match is left out', () => {
  const text = `${'x'.repeat(300)}: да`;
  expect(shown(text, [[302, 304]])).toBe('…[да]');
});

test('a long text ends with an ellipsis, marks beyond it are left out', () => {
  const text = `раз ${'и '.repeat(200)}два`;
  expect(
    shown(text, [
      [0, 3],
      [404, 407],
    ]),
  ).toMatch(/^\[раз\] и и .*…$/);
});

test('signs are not shown, and what a spoiler hides is neither', () => {
  expect(
    shown('**крыша** и ||крыша|| и `крыша`', [
      [2, 7],
      [14, 19],
      [25, 30],
    ]),
  ).toBe('[крыша] и ▒▒▒ и [крыша]');
});
