import { expect, test } from 'vitest';
import { addDevice, bytes, join, newId } from '../testing/client.ts';
import { testServer } from '../testing/server.ts';

test('an account has one chat of notes, whichever of its devices asks', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const tablet = await addDevice(server.url, anna);
  const boris = await join(server.url);
  const { chat } = await anna.ask('chat:create', { kind: 'notes' });
  expect(chat.kind).toBe('notes');
  expect(chat.members.map(({ userId }) => userId)).toEqual([anna.userId]);
  expect((await tablet.ask('chat:create', { kind: 'notes' })).chat.chatId).toBe(chat.chatId);
  expect((await boris.ask('chat:create', { kind: 'notes' })).chat.chatId).not.toBe(chat.chatId);
  expect(await boris.refused('chat:fetch', { chatId: chat.chatId, afterSeq: 0, limit: 1 })).toBe(
    'not-a-member',
  );
});

test('notes are replaced for a device outside of them only', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const { chatId } = (await anna.ask('chat:create', { kind: 'notes' })).chat;
  const found = { chatId, epoch: 0, id: newId(), commit: bytes(), added: [], removed: [] };
  await anna.ask('chat:commit', found);
  const same = await anna.ask('chat:create', { kind: 'notes', instead: chatId });
  expect(same.chat.chatId).toBe(chatId);

  const fresh = await addDevice(server.url, anna);
  const anew = await fresh.ask('chat:create', { kind: 'notes', instead: chatId });
  expect(anew.chat.chatId).not.toBe(chatId);
  expect((await anna.ask('chat:create', { kind: 'notes' })).chat.chatId).toBe(anew.chat.chatId);
  const again = await fresh.ask('chat:create', { kind: 'notes', instead: chatId });
  expect(again.chat.chatId).toBe(anew.chat.chatId);
});
