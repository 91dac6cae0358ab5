import type { EngineEvent } from '#contract/engine/api.ts';
import { clearChats, setChats, upsertChats } from '../../stores/chats.ts';
import { setGroupProgress } from '../../stores/group-progress.ts';
import { clearComposing } from '../../stores/composing.ts';
import { closeMessageDialog } from '../../stores/message-dialog.ts';
import { clearMessages } from '../../stores/messages.ts';
import { clearPositions } from '../../stores/messages-position.ts';
import { clearPresence, upsertPresence } from '../../stores/presence.ts';
import { closeRequests } from '../../stores/requests.ts';
import { clearSelection } from '../../stores/selection.ts';
import { clearTyping } from '../../stores/typing.ts';
import { engine, onEngineEvent } from '../engine.ts';
import { forgetPictures } from '../pictures.ts';
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
      receiveTyping(event.chat.chatId, event.message.senderId, null);
      break;
    case 'typing':
      receiveTyping(event.chatId, event.userId, event.typing ? event.activity : null);
      break;
    case 'group-progress':
      setGroupProgress(event.progress);
      break;
    case 'presence':
      upsertPresence(event.presence);
      break;
    case 'account':
    case 'account-data':
    case 'connection':
    case 'files':
    case 'join-requests':
    case 'joins':
    case 'search-index':
      break;
  }
}

function clear(): void {
  forgetPictures();
  clearChats();
  clearMessages();
  clearComposing();
  clearSelection();
  closeMessageDialog();
  clearPositions();
  clearPresence();
  clearTyping();
  setGroupProgress(null);
  closeRequests();
  forgetDrafts();
  forgetRead();
  forgetTyping();
}

/**
 * Loads the chat list and keeps the stores of chats, messages, typing and presence up to date. Call
 * it once the engine runs with an account; the answer ends it and leaves nothing in memory.
 */
export async function startChats(): Promise<() => void> {
  const end = onEngineEvent(apply);
  const [chats, presence] = await Promise.all([engine().chats(), engine().presence()]);
  setChats(chats);
  upsertPresence(presence);
  return () => {
    end();
    clear();
  };
}
