import { expect, test } from 'vitest';
import { isTrustedSender } from '../ipc/sender.ts';
import { CONTENT_SECURITY_POLICY } from './content-policy.ts';
import { isExternalLink } from './external-link.ts';
import { isAppUrl } from './origin.ts';

test.each(['app://vestnik/', 'app://vestnik/assets/index.js?v=1#a'])('%s is ours', (url) => {
  expect(isAppUrl(url)).toBe(true);
});

test.each([
  'app://vestnik.evil.example/',
  'app://evil/vestnik',
  'https://vestnik/',
  'app:vestnik',
  'file:///etc/passwd',
  '',
])('%s is not ours', (url) => {
  expect(isAppUrl(url)).toBe(false);
});

test('only the top frame of our own page is trusted', () => {
  expect(isTrustedSender({ origin: 'app://vestnik', parent: null })).toBe(true);
  expect(isTrustedSender({ origin: 'app://vestnik', parent: {} })).toBe(false);
  expect(isTrustedSender({ origin: 'https://example.org', parent: null })).toBe(false);
  expect(isTrustedSender({ origin: 'null', parent: null })).toBe(false);
  expect(isTrustedSender(null)).toBe(false);
});

test('only https links without credentials leave the app', () => {
  expect(isExternalLink('https://example.org/a?b')).toBe(true);
  for (const url of [
    'http://example.org',
    'https://user:secret@example.org',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://server/share',
    'not a link',
  ])
    expect(isExternalLink(url), url).toBe(false);
});

test('the policy allows no inline script, no eval and no foreign script', () => {
  const scripts = CONTENT_SECURITY_POLICY.split('; ').find((part) => part.startsWith('script-src'));
  expect(scripts).toBe("script-src 'self'");
  expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
  expect(CONTENT_SECURITY_POLICY).toContain("require-trusted-types-for 'script'");
});
