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

const linux = { os: 'linux', kind: 'desktop' } as const;
const mac = { os: 'macos', kind: 'desktop' } as const;
const web = { os: 'linux', kind: 'web' } as const;

test('Ctrl on Windows and Linux, Cmd on macOS', () => {
  expect(shortcutOf(press('n', 'KeyN', { ctrlKey: true }), linux)).toBe('newChat');
  expect(shortcutOf(press('n', 'KeyN', { ctrlKey: true }), mac)).toBeNull();
  expect(shortcutOf(press('n', 'KeyN', { metaKey: true }), mac)).toBe('newChat');
  expect(shortcutKeys('newChat', mac)).toEqual(['⌘', 'N']);
});

test('a browser keeps Ctrl N for itself', () => {
  expect(shortcutKeys('newChat', web)).toEqual(['Alt', 'N']);
  expect(shortcutOf(press('n', 'KeyN', { altKey: true }), web)).toBe('newChat');
  expect(shortcutOf(press('n', 'KeyN', { altKey: true }), linux)).toBeNull();
  expect(shortcutOf(press('k', 'KeyK', { ctrlKey: true }), web)).toBe('search');
});

test('a Russian layout reaches the same shortcuts', () => {
  expect(shortcutOf(press('л', 'KeyK', { ctrlKey: true }), linux)).toBe('search');
  expect(shortcutOf(press('б', 'Comma', { ctrlKey: true }), linux)).toBe('settings');
});

test('a Dvorak layout is matched by the letter, not by its place', () => {
  expect(shortcutOf(press('n', 'KeyL', { ctrlKey: true }), linux)).toBe('newChat');
  expect(shortcutOf(press('b', 'KeyN', { ctrlKey: true }), linux)).toBeNull();
});

test('locking takes Shift as well', () => {
  expect(shortcutOf(press('L', 'KeyL', { ctrlKey: true, shiftKey: true }), linux)).toBe('lock');
  expect(shortcutOf(press('l', 'KeyL', { ctrlKey: true }), linux)).toBeNull();
  expect(shortcutOf(press('N', 'KeyN', { ctrlKey: true, shiftKey: true }), linux)).toBeNull();
  expect(shortcutKeys('lock', linux)).toEqual(['Ctrl', 'Shift', 'L']);
});

test('F6 works with and without Shift; plain letters are nothing', () => {
  expect(shortcutOf(press('F6', 'F6'), linux)).toBe('regions');
  expect(shortcutOf(press('F6', 'F6', { shiftKey: true }), linux)).toBe('regions');
  expect(shortcutOf(press('n', 'KeyN'), linux)).toBeNull();
  expect(shortcutOf(press('n', 'KeyN', { ctrlKey: true, altKey: true }), linux)).toBeNull();
});

test('the list of shortcuts opens by the slash of any layout', () => {
  expect(shortcutOf(press('/', 'Slash', { ctrlKey: true }), linux)).toBe('sheet');
  expect(shortcutOf(press('.', 'Slash', { ctrlKey: true }), linux)).toBe('sheet');
  expect(shortcutOf(press('/', 'Digit7', { ctrlKey: true, shiftKey: true }), linux)).toBe('sheet');
  expect(shortcutOf(press('-', 'Slash', { ctrlKey: true }), linux)).toBeNull();
  expect(shortcutKeys('nextUnread', mac)).toEqual(['⌥', '↓']);
});
