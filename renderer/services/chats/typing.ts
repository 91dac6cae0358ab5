import type { TypingActivity } from '#contract/wire/chats.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { clearTyping, setTyping } from '../../stores/typing.ts';
import { engine } from '../engine.ts';

/** A pulse is repeated at most this often while somebody goes on writing. */
const PULSE_MS = 3000;
/** Without a key press for this long, writing has ended. */
const IDLE_MS = 5000;
/** A lost "stopped" pulse must not leave "is typing" on screen. */
const STALE_MS = 8000;

type Timer = ReturnType<typeof setTimeout>;

const own = new Map<ChatId, { activity: TypingActivity; pulsedAt: number; idle: Timer }>();
const others = new Map<string, Timer>();

/**
 * Tells the chat that this person writes or records; call it with every change of a text that isn't empty,
 * and again and again while recording.
 */
export function pulseTyping(chatId: ChatId, activity: TypingActivity = 'text'): void {
  const state = own.get(chatId);
  if (state) clearTimeout(state.idle);
  const now = Date.now();
  const due = state?.activity !== activity || now - state.pulsedAt >= PULSE_MS;
  own.set(chatId, {
    activity,
    pulsedAt: due ? now : state.pulsedAt,
    idle: setTimeout(() => stopTyping(chatId), IDLE_MS),
  });
  if (due) void engine().setTyping(chatId, true, activity);
}

/** Tells the chat that writing has ended: sent, emptied, left or idle. */
export function stopTyping(chatId: ChatId): void {
  const state = own.get(chatId);
  if (!state) return;
  clearTimeout(state.idle);
  own.delete(chatId);
  void engine().setTyping(chatId, false);
}

/** Notes that somebody else writes, records or has stopped (null). */
export function receiveTyping(
  chatId: ChatId,
  userId: UserId,
  activity: TypingActivity | null,
): void {
  const key = `${chatId}/${userId}`;
  clearTimeout(others.get(key));
  others.delete(key);
  if (activity !== null)
    others.set(
      key,
      setTimeout(() => receiveTyping(chatId, userId, null), STALE_MS),
    );
  setTyping(chatId, userId, activity);
}

export function forgetTyping(): void {
  for (const { idle } of own.values()) clearTimeout(idle);
  for (const timer of others.values()) clearTimeout(timer);
  own.clear();
  others.clear();
  clearTyping();
}
