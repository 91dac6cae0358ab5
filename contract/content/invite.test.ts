import { expect, test } from 'vitest';
import type { InviteId } from '../wire/invites.ts';
import { inviteAppUrl, inviteUrl, parseInviteLink } from './invite.ts';

const LINK = {
  server: 'https://chat.example.org:8443',
  inviteId: '0190a1b2-0000-7000-8000-000000000001' as InviteId,
  secret: 'A'.repeat(43),
};

test('both forms of a link say the same', () => {
  expect(parseInviteLink(` ${inviteUrl(LINK)}\n`)).toEqual(LINK);
  expect(parseInviteLink(inviteAppUrl(LINK))).toEqual(LINK);
  expect(parseInviteLink(inviteUrl(LINK).replace('#', '/#'))).toEqual(LINK);
});

test('the secret stands behind the sign that no browser sends', () => {
  for (const url of [inviteUrl(LINK), inviteAppUrl(LINK)]) {
    expect(url.slice(0, url.indexOf('#'))).not.toContain(LINK.secret);
  }
});

test.each([
  '',
  'https://chat.example.org/invite/0190a1b2-0000-7000-8000-000000000001',
  `https://chat.example.org/invite/nobody#${'A'.repeat(43)}`,
  `https://a@chat.example.org/invite/${LINK.inviteId}#${LINK.secret}`,
  `ftp://chat.example.org/invite/${LINK.inviteId}#${LINK.secret}`,
  `vestnik://invite/${LINK.inviteId}?server=javascript%3Aalert(1)#${LINK.secret}`,
  `vestnik://invite/${LINK.inviteId}?server=%#${LINK.secret}`,
  `vestnik://invite/${LINK.inviteId}#${LINK.secret}`,
  `${inviteUrl(LINK)}A`,
])('%s is no link', (text) => {
  expect(parseInviteLink(text)).toBeNull();
});
