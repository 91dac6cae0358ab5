import { expect, test } from 'vitest';
import { autostartEntry } from './autostart-entry.ts';

const exec = (...command: string[]) =>
  autostartEntry(command)
    .split('\n')
    .find((line) => line.startsWith('Exec='));

test('plain arguments stand as they are', () => {
  expect(exec('/opt/Vestnik/vestnik', '--hidden')).toBe('Exec=/opt/Vestnik/vestnik --hidden');
});

test('spaces and signs of the shell are quoted', () => {
  expect(exec('/home/a b/vestnik')).toBe('Exec="/home/a b/vestnik"');
  expect(exec('/a$b')).toBe(String.raw`Exec="/a\\$b"`);
  expect(exec('/100% x')).toBe('Exec="/100%% x"');
});
