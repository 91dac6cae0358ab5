import { expect, test } from 'vitest';
import { serverLabel, serverUrl } from './server-url.ts';

test.each([
  ['chat.example.org', 'https://chat.example.org'],
  [' chat.example.org/ ', 'https://chat.example.org'],
  ['https://chat.example.org:8443/path?x', 'https://chat.example.org:8443'],
  ['http://chat.example.org', 'http://chat.example.org'],
  ['localhost:3000', 'http://localhost:3000'],
  ['127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ['192.168.1.7', 'http://192.168.1.7'],
  ['nas.local:8080', 'http://nas.local:8080'],
  ['172.20.0.2', 'http://172.20.0.2'],
  ['172.40.0.2', 'https://172.40.0.2'],
  ['пример.рф', 'https://xn--e1afmkfd.xn--p1ai'],
])('%s means %s', (text, origin) => {
  expect(serverUrl(text)).toBe(origin);
});

test.each(['', '   ', 'two words', 'ftp://example.org', 'https://', 'javascript://x'])(
  '%s is no address',
  (text) => {
    expect(serverUrl(text)).toBeNull();
  },
);

test('https goes without saying', () => {
  expect(serverLabel('https://chat.example.org')).toBe('chat.example.org');
  expect(serverLabel('http://localhost:3000')).toBe('http://localhost:3000');
});
