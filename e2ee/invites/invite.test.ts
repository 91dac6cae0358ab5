import { expect, test } from 'vitest';
import type { InviteId } from '#contract/wire/invites.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { generatePhrase } from '../identity/phrase.ts';
import {
  inviteKeys,
  newInviteSecret,
  openHello,
  openPreview,
  openSecret,
  ownKeyOf,
  sealHello,
  sealPreview,
  sealSecret,
  signJoin,
  verifyJoin,
} from './invite.ts';

const ID = '0190a1b2-0000-7000-8000-000000000001' as InviteId;
const OTHER = '0190a1b2-0000-7000-8000-000000000002' as InviteId;
const CHAT = '0190a1b2-0000-7000-8000-000000000003' as ChatId;
const ANNA = 'a'.repeat(32) as UserId;
const BORIS = 'b'.repeat(32) as UserId;

test('a proof holds for its account, link and group alone', async () => {
  const keys = inviteKeys(newInviteSecret());
  const proof = await signJoin(keys, CHAT, ID, ANNA);
  const at = { chatId: CHAT, inviteId: ID, userId: ANNA };
  expect(await verifyJoin(keys.publicKey, at, proof)).toBe(true);
  expect(await verifyJoin(keys.publicKey, { ...at, userId: BORIS }, proof)).toBe(false);
  expect(await verifyJoin(keys.publicKey, { ...at, inviteId: OTHER }, proof)).toBe(false);
  const { publicKey } = inviteKeys(newInviteSecret());
  expect(await verifyJoin(publicKey, at, proof)).toBe(false);
});

test('preview, name and secret open with their key, in their place', async () => {
  const secret = newInviteSecret();
  const { seal } = inviteKeys(secret);
  const preview = { v: 1 as const, chatId: CHAT, name: 'House', description: '', picture: null };
  const sealed = sealPreview(seal, ID, preview);
  expect(openPreview(seal, ID, sealed)).toEqual(preview);
  expect(() => openPreview(seal, OTHER, sealed)).toThrow('tampered');
  const hello = sealHello(seal, ID, ANNA, { v: 1, displayName: 'Anna' });
  expect(openHello(seal, ID, ANNA, hello).displayName).toBe('Anna');
  expect(() => openHello(seal, ID, BORIS, hello)).toThrow('tampered');
  const phrase = generatePhrase();
  const kept = sealSecret(await ownKeyOf(phrase), ID, secret);
  expect(openSecret(await ownKeyOf(phrase), ID, kept)).toEqual(secret);
  const foreign = await ownKeyOf(generatePhrase());
  expect(() => openSecret(foreign, ID, kept)).toThrow('tampered');
});

test('the keys do not contain the secret, and differ', () => {
  const secret = newInviteSecret();
  const { seed, publicKey, seal } = inviteKeys(secret);
  const all = [secret, seed, publicKey, seal].map((bytes) => bytes.join());
  expect(new Set(all).size).toBe(4);
});
