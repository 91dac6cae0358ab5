import { LIMITS } from '#contract/wire/limits.ts';
import type { ClientMessageId } from '#contract/wire/primitives.ts';
import type { ChatRecord } from '../records/chat.ts';
import type { EffectBody } from '../records/job.ts';

/** What effects change about a chat itself. */
export type ChatEffects = Pick<ChatRecord, 'pinned' | 'expiresIn'>;

/** A chat's own state after an effect; the same object when it changes nothing. */
export function chatAffected<C extends ChatEffects>(chat: C, effect: EffectBody): C {
  if (effect.type === 'pin')
    return effect.on ? pinned(chat, effect.target) : unpinned(chat, effect.target);
  if (effect.type === 'timer' && effect.expiresIn !== chat.expiresIn) {
    return { ...chat, expiresIn: effect.expiresIn };
  }
  return chat;
}

function pinned<C extends ChatEffects>(chat: C, id: ClientMessageId): C {
  if (chat.pinned.includes(id)) return chat;
  return { ...chat, pinned: [id, ...chat.pinned].slice(0, LIMITS.pinsPerChat) };
}

/** A chat without a message's pin: it was let go or deleted. */
export function unpinned<C extends ChatEffects>(chat: C, id: ClientMessageId): C {
  if (!chat.pinned.includes(id)) return chat;
  return { ...chat, pinned: chat.pinned.filter((other) => other !== id) };
}
