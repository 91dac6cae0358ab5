import type { MessageView } from '#contract/engine/views.ts';
import type { ChatId, ClientMessageId, UserId } from '#contract/wire/primitives.ts';

const uuid = (n: number) => `01900000-0000-7000-8000-${n.toString().padStart(12, '0')}`;

export const testChatId = uuid(1) as ChatId;
export const testMessageId = (n: number) => uuid(1000 + n) as ClientMessageId;

/** A message of somebody else at this seq, one minute after the one before. */
export function testMessage(seq: number, change: Partial<MessageView> = {}): MessageView {
  return {
    id: testMessageId(seq),
    chatId: testChatId,
    order: seq,
    seq,
    senderId: 'b'.repeat(32) as UserId,
    own: false,
    kind: 'text',
    text: `text ${seq}`,
    mentions: [],
    mentionsMe: false,
    linkPreview: null,
    poll: null,
    attachments: [],
    replyTo: null,
    forwardedFrom: null,
    editedAt: null,
    reactions: [],
    heardBy: [],
    starred: false,
    silent: false,
    sendAt: null,
    expiresIn: null,
    expiresAt: null,
    sentAt: new Date(2026, 10, 22, 12).getTime() + seq * 60_000,
    sendState: null,
    failure: null,
    ...change,
  };
}

/** An own message; without a seq it waits in the outbox. */
export const ownTestMessage = (seq: number, change: Partial<MessageView> = {}): MessageView =>
  testMessage(seq, {
    own: true,
    senderId: 'a'.repeat(32) as UserId,
    sendState: 'sent',
    ...change,
  });

export const testMessages = (from: number, to: number): MessageView[] =>
  Array.from({ length: to - from + 1 }, (_, index) => testMessage(from + index));
