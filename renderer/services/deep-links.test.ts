import { beforeAll, expect, test, vi } from 'vitest';

let parseDeepLink: typeof import('./deep-links.ts').parseDeepLink;

beforeAll(async () => {
  vi.doMock('../platform/index.ts', () => ({ platform: {} }));
  vi.doMock('./engine.ts', () => ({ engine: () => ({}), onEngineEvent: () => {} }));
  ({ parseDeepLink } = await import('./deep-links.ts'));
});

const CHAT = '0190a1b2-0000-7000-8000-000000000001';

test('a chat by its id', () => {
  expect(parseDeepLink(`vestnik://chat/${CHAT}`)).toEqual({ kind: 'chat', chatId: CHAT });
});

test('a person by handle', () => {
  expect(parseDeepLink('vestnik://user/@anna')).toEqual({ kind: 'person', address: '@anna' });
  expect(parseDeepLink('vestnik://user/%40anna/')).toEqual({ kind: 'person', address: '@anna' });
});

test('an invite in either form', () => {
  const rest = '0190a1b2-0000-7000-8000-000000000001';
  for (const url of [
    `vestnik://invite/${rest}?server=https%3A%2F%2Fchat.example.org#${'A'.repeat(43)}`,
    `https://chat.example.org/invite/${rest}#${'A'.repeat(43)}`,
  ]) {
    expect(parseDeepLink(url)).toEqual({ kind: 'invite', url });
  }
});

test.each([
  'vestnik://chat/anna',
  'vestnik://user/anna b',
  'vestnik://user/%',
  'vestnik://user/',
  'vestnik://other/@anna',
  'https://user/@anna',
  'javascript:alert(1)',
])('%s is no link of ours', (url) => {
  expect(parseDeepLink(url)).toBe(null);
});
