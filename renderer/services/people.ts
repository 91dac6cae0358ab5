import type { Result } from '#contract/engine/errors.ts';
import type { ChatView, PersonView } from '#contract/engine/views.ts';
import { userIdSchema } from '#contract/wire/primitives.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import * as v from 'valibot';
import { selectChat } from '../stores/navigation.ts';
import { openDirect } from './chats/open.ts';
import { engine } from './engine.ts';
import { handleProblem, normaliseHandle } from './handle.ts';

/** By exact handle or by userId. */
export function findPerson(query: string): Promise<Result<PersonView>> {
  return engine().findPerson(query.trim());
}

/** Opens the conversation with a person; the chat is made when there is none yet. */
export async function openChatWith(userId: UserId): Promise<Result<ChatView>> {
  const result = await openDirect(userId);
  if (result.ok) selectChat(result.value.chatId);
  return result;
}

/** Whether a text could name a person: a handle with or without `@`, or a userId. */
export function isAddress(query: string): boolean {
  const text = query.trim();
  if (v.is(userIdSchema, text)) return true;
  return normaliseHandle(text) !== '' && handleProblem(text) === null;
}

/**
 * Whether a text certainly names a person. Only then a search may ask the server: what people type
 * to filter their chats is nobody's business.
 */
export function isExplicitAddress(query: string): boolean {
  const text = query.trim();
  return isAddress(text) && (text.startsWith('@') || v.is(userIdSchema, text));
}
