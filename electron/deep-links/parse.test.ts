import { expect, test } from 'vitest';
import { findDeepLink, isDeepLink } from './parse.ts';

test('finds the link among the arguments of a start', () => {
  expect(findDeepLink(['/opt/vestnik', '--flag', 'vestnik://chat/@anna'])).toBe(
    'vestnik://chat/@anna',
  );
  expect(findDeepLink(['/opt/vestnik', '.'])).toBeNull();
});

test.each([
  'https://example.org/',
  'vestnik:chat',
  'javascript:alert(1)',
  `vestnik://${'a'.repeat(5000)}`,
])('refuses %.40s', (text) => {
  expect(isDeepLink(text)).toBe(false);
});
