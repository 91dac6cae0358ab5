import { expect, test } from 'vitest';
import { shortcutKeys, shortcutOf } from './shortcuts.ts';

const press = (key: string, code: string, held: Partial<Record<string, boolean>> = {}) => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test('Ctrl on Windows and Linux, Cmd on macOS', () => {
  expect(shortcutOf(press('n', 'KeyN', { ctrlKey: true }), 'linux')).toBe('newChat');
  expect(shortcutOf(press('n', 'KeyN', { ctrlKey: true }), 'macos')).toBeNull();
  expect(shortcutOf(press('n', 'KeyN', { metaKey: true }), 'macos')).toBe('newChat');
  expect(shortcutKeys('newChat', 'macos')).toEqual(['⌘', 'N']);
});

test('a Russian layout reaches the same shortcuts', () => {
  expect(shortcutOf(press('л', 'KeyK', { ctrlKey: true }), 'linux')).toBe('search');
  expect(shortcutOf(press('б', 'Comma', { ctrlKey: true }), 'linux')).toBe('settings');
});

test('a Dvorak layout is matched by the letter, not by its place', () => {
  expect(shortcutOf(press('n', 'KeyL', { ctrlKey: true }), 'linux')).toBe('newChat');
  expect(shortcutOf(press('b', 'KeyN', { ctrlKey: true }), 'linux')).toBeNull();
});

test('F6 works with and without Shift; plain letters are nothing', () => {
  expect(shortcutOf(press('F6', 'F6'), 'linux')).toBe('regions');
  expect(shortcutOf(press('F6', 'F6', { shiftKey: true }), 'linux')).toBe('regions');
  expect(shortcutOf(press('n', 'KeyN'), 'linux')).toBeNull();
});
