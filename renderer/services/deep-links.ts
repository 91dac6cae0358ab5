import { parseInviteLink } from '#contract/content/invite.ts';
import { chatIdSchema } from '#contract/wire/primitives.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import * as v from 'valibot';
import { platform } from '../platform/index.ts';
import { useChats } from '../stores/chats.ts';
import { setInvited } from '../stores/invites.ts';
import { openDialog, selectChat } from '../stores/navigation.ts';
import { isExplicitAddress } from './people.ts';

/** What a `vestnik://` link asks for. */
export type DeepLink =
  | { kind: 'chat'; chatId: ChatId }
  | { kind: 'person'; address: string }
  | { kind: 'invite'; url: string };

/** Follows links from outside, once the chats are there; `onUnknownChat` says that one is not. */
export function startDeepLinks(onUnknownChat: () => void): void {
  let waiting: DeepLink | null = null;
  const follow = () => {
    if (!waiting || !useChats.getState().loaded) return;
    const link = waiting;
    waiting = null;
    setInvited(null);
    // A link alone starts no conversation: the person looks and decides.
    if (link.kind === 'person') openDialog('new-chat', link.address);
    else if (link.kind === 'invite') openDialog('invite', link.url);
    else if (useChats.getState().byId[link.chatId]) selectChat(link.chatId);
    else onUnknownChat();
  };
  platform.links.onDeepLink((url) => {
    waiting = parseDeepLink(url) ?? waiting;
    setInvited(waiting?.kind === 'invite' ? waiting.url : null);
    follow();
  });
  useChats.subscribe(follow);
}

/**
 * Reads `vestnik://user/ID`, `vestnik://user/@handle`, `vestnik://chat/ID` and invite links in both
 * forms; null for anything else.
 */
export function parseDeepLink(url: string): DeepLink | null {
  if (parseInviteLink(url)) return { kind: 'invite', url };
  const [, kind, part = ''] = /^vestnik:\/\/(user|chat)\/([^/?#]+)\/?$/i.exec(url) ?? [];
  let value: string;
  try {
    value = decodeURIComponent(part);
  } catch {
    return null;
  }
  if (kind?.toLowerCase() === 'chat') {
    const chat = v.safeParse(chatIdSchema, value);
    return chat.success ? { kind: 'chat', chatId: chat.output } : null;
  }
  return kind && isExplicitAddress(value) ? { kind: 'person', address: value } : null;
}
