import type { Result } from '#contract/engine/errors.ts';
import type { ChatView } from '#contract/engine/views.ts';
import { upsertChats } from '../../stores/chats.ts';
import { selectChat } from '../../stores/navigation.ts';
import { engine } from '../engine.ts';

/** Opens the notes to oneself; they are made when there are none yet, or `anew`. */
export async function openNotes(anew = false): Promise<Result<ChatView>> {
  const result = await engine().openNotes(anew);
  if (result.ok) {
    upsertChats([result.value]);
    selectChat(result.value.chatId);
  }
  return result;
}
