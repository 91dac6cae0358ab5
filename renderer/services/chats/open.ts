import type { ChatView } from '#contract/engine/views.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { upsertChats } from '../../stores/chats.ts';
import { engine } from '../engine.ts';

/** The direct chat with a person, created when there is none yet; it stands in the list afterwards. */
export async function openDirect(userId: UserId): Promise<Result<ChatView>> {
  const result = await engine().openDirect(userId);
  if (result.ok) upsertChats([result.value]);
  return result;
}
