import { expect, test } from 'vitest';
import { isAutomatic } from './automatic.ts';

const MEGABYTE = 1_000_000;
const rules = {
  autoPhotos: 10,
  autoVideos: 0,
  autoVoice: 1,
  autoFiles: 50,
  autoInGroups: false,
  autoMetered: false,
};
const home = { group: false, metered: false };
const photo = { kind: 'photo' as const, size: 10 * MEGABYTE };

test('kind and size decide', () => {
  expect(isAutomatic(photo, rules, home)).toBe(true);
  expect(isAutomatic({ ...photo, size: photo.size + 1 }, rules, home)).toBe(false);
  expect(isAutomatic({ kind: 'video', size: 0 }, rules, home)).toBe(false);
  expect(isAutomatic({ kind: 'audio', size: 40 * MEGABYTE }, rules, home)).toBe(true);
});

test('groups and networks that cost money can be left out', () => {
  expect(isAutomatic(photo, rules, { ...home, group: true })).toBe(false);
  expect(isAutomatic(photo, { ...rules, autoInGroups: true }, { ...home, group: true })).toBe(true);
  expect(isAutomatic(photo, rules, { ...home, metered: true })).toBe(false);
  expect(isAutomatic(photo, { ...rules, autoMetered: true }, { ...home, metered: true })).toBe(
    true,
  );
});
