import type { EngineEvent } from '#contract/engine/api.ts';
import { clearVerification } from '../../stores/chats-verification.ts';
import { clearChats, setChats, upsertChats, useChats } from '../../stores/chats.ts';
import { clearMessages } from '../../stores/messages.ts';
import { clearPositions } from '../../stores/messages-position.ts';
import { clearPresence, upsertPresence } from '../../stores/presence.ts';
import { clearTyping } from '../../stores/typing.ts';
import { engine, onEngineEvent } from '../engine.ts';
import { applyMessages } from '../messages/history.ts';
import { forgetDrafts } from './draft.ts';
import { forgetRead } from './read.ts';
import { forgetTyping, receiveTyping } from './typing.ts';

function apply(event: EngineEvent): void {
  switch (event.type) {
    case 'chats':
      upsertChats(event.chats);
      break;
    case 'messages':
      applyMessages(event.chatId, event.upserted, event.removed);
      break;
    case 'incoming':
      receiveTyping(event.chat.chatId, event.message.senderId, false);
      break;
    case 'typing':
      receiveTyping(event.chatId, event.userId, event.typing);
      break;
    case 'presence':
      upsertPresence(event.presence);
      break;
    case 'account':
      if (!event.account) clear();
      else if (!useChats.getState().loaded) void load();
      break;
    case 'connection':
      break;
  }
}

/** Leaves nothing of an account that was logged out in memory. */
function clear(): void {
  clearChats();
  clearMessages();
  clearPositions();
  clearPresence();
  clearTyping();
  clearVerification();
  forgetDrafts();
  forgetRead();
  forgetTyping();
}

async function load(): Promise<void> {
  if (!(await engine().account())) return;
  const [chats, presence] = await Promise.all([engine().chats(), engine().presence()]);
  setChats(chats);
  upsertPresence(presence);
}

let following = false;

/**
 * Loads the chat list and keeps the stores of chats, messages, typing and presence up to date from
 * then on. Call it after every start of the engine; an account made later is noticed by itself.
 */
export async function startChats(): Promise<void> {
  if (!following) onEngineEvent(apply);
  following = true;
  await load();
}
