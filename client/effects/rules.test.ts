import { expect, test } from 'vitest';
import { LIMITS } from '#contract/wire/limits.ts';
import type { ChatId, ClientMessageId, UserId } from '#contract/wire/primitives.ts';
import { type MessageRecord, newMessage } from '../records/message.ts';
import { type MessageEffect, affected, isTooLate } from './rules.ts';

const ANNA = 'a'.repeat(32) as UserId;
const BORIS = 'b'.repeat(32) as UserId;
const ID = '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b' as ClientMessageId;
const STORED = 1_000_000;

const message = (change: Partial<MessageRecord> = {}) =>
  newMessage({
    id: ID,
    chatId: ID as string as ChatId,
    order: 1,
    seq: 1,
    senderId: ANNA,
    own: false,
    kind: 'text',
    text: 'first',
    sentAt: STORED,
    sendState: null,
    receivedAt: STORED,
    ...change,
  });
const edit = (text: string): MessageEffect => ({ type: 'edit', target: ID, text });
const remove: MessageEffect = { type: 'delete', target: ID };
const react = (emoji: string, on = true): MessageEffect => ({
  type: 'reaction',
  target: ID,
  emoji,
  on,
});

test('an edit keeps the earlier text and says when it was replaced', () => {
  const once = affected(message(), edit('second'), ANNA, STORED + 1);
  expect(once).toMatchObject({
    text: 'second',
    editedAt: STORED + 1,
    edits: [{ text: 'first', replacedAt: STORED + 1 }],
  });
  const twice = affected(once!, edit('third'), ANNA, STORED + 2);
  expect(twice?.edits.map(({ text }) => text)).toEqual(['first', 'second']);
});

test('only the author edits and deletes', () => {
  expect(affected(message(), edit('mine now'), BORIS, STORED)).toBeNull();
  expect(affected(message(), remove, BORIS, STORED)).toBeNull();
});

test('nothing but a text can be edited, and never to nothing', () => {
  expect(affected(message({ kind: 'undecryptable' }), edit('x'), ANNA, STORED)).toBeNull();
  expect(affected(message(), edit(''), ANNA, STORED)).toBeNull();
  expect(affected(message(), edit('first'), ANNA, STORED)).toBeNull();
});

test('after the window and its grace a change is refused, by the server clock', () => {
  const last = STORED + LIMITS.changeWindow + LIMITS.changeGrace;
  expect(affected(message(), remove, ANNA, last)).not.toBeNull();
  expect(affected(message(), remove, ANNA, last + 1)).toBeNull();
  expect(affected(message(), edit('late'), ANNA, last + 1)).toBeNull();
  expect(isTooLate(message(), STORED + LIMITS.changeWindow)).toBe(false);
  expect(isTooLate(message(), STORED + LIMITS.changeWindow + 1)).toBe(true);
});

test('a deletion leaves nothing that was said', () => {
  const full = message({
    edits: [{ text: 'zero', replacedAt: 1 }],
    editedAt: 1,
    reactions: [{ emoji: '👍', userId: BORIS }],
    replyTo: { id: ID, senderId: BORIS, excerpt: 'echo' },
  });
  const gone = affected(full, remove, ANNA, STORED);
  expect(gone?.kind).toBe('deleted');
  expect(JSON.stringify(gone)).not.toMatch(/first|zero|echo|👍/);
  expect(affected(gone!, remove, ANNA, STORED)).toBeNull();
  expect(affected(gone!, react('👍'), BORIS, STORED)).toBeNull();
});

test('a reaction counts once per person and emoji, and can be taken back', () => {
  const one = affected(message(), react('👍'), BORIS, STORED)!;
  expect(affected(one, react('👍'), BORIS, STORED)).toBeNull();
  const two = affected(one, react('👍'), ANNA, STORED)!;
  expect(two.reactions).toHaveLength(2);
  expect(affected(two, react('👍', false), BORIS, STORED)?.reactions).toEqual([
    { emoji: '👍', userId: ANNA },
  ]);
  expect(affected(message(), react('👍', false), BORIS, STORED)).toBeNull();
});

test('one person can not flood a message with reactions', () => {
  const many = Array.from({ length: LIMITS.reactionsPerMember }, (_, at) =>
    String.fromCodePoint(0x1f600 + at),
  );
  const full = many.reduce((one, emoji) => affected(one, react(emoji), BORIS, 1)!, message());
  expect(affected(full, react('👍'), BORIS, STORED)).toBeNull();
  expect(affected(full, react('👍'), ANNA, STORED)).not.toBeNull();
});
