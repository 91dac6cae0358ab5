import { expect, test } from 'vitest';
import { markOf, wrap } from './wrap.ts';

test('a mark is put around the selection and taken away again', () => {
  const bold = wrap({ text: 'make bold now', start: 5, end: 9 }, '**');
  expect(bold).toEqual({ text: 'make **bold** now', start: 7, end: 11 });
  expect(wrap(bold, '**')).toEqual({ text: 'make bold now', start: 5, end: 9 });
});

test('without a selection the caret stands between the marks', () => {
  expect(wrap({ text: '', start: 0, end: 0 }, '`')).toEqual({ text: '``', start: 1, end: 1 });
});

test('keys name marks by their place, whatever the layout writes', () => {
  expect(markOf({ code: 'KeyB', shiftKey: false })).toBe('**');
  expect(markOf({ code: 'KeyX', shiftKey: true })).toBe('~~');
  expect(markOf({ code: 'KeyX', shiftKey: false })).toBeNull();
});
