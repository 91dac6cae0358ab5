import type { EngineEvent } from '#contract/engine/api.ts';
import { clearChats, setChats, upsertChats } from '../../stores/chats.ts';
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
  forgetDrafts();
  forgetRead();
  forgetTyping();
}

/**
 * Follows the engine with the stores of chats, messages, typing and presence, then loads the list.
 * Call it once the engine has started with an account; the answer ends it.
 */
export async function startChats(): Promise<() => void> {
  const end = onEngineEvent(apply);
  const [chats, presence] = await Promise.all([engine().chats(), engine().presence()]);
  setChats(chats);
  upsertPresence(presence);
  return end;
}
