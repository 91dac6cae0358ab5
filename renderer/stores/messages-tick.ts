import type { ChatView, MessageView } from '#contract/engine/views.ts';

/** How far an own message has come; `waiting` stands for the clock. */
export type Tick = 'waiting' | 'sent' | 'delivered' | 'read' | 'failed';

/** Derives the tick of an own message from the cursors of the others; null for their messages. */
export function tickOf(
  message: Pick<MessageView, 'seq' | 'sendState'>,
  chat: Pick<ChatView, 'peerDeliveredSeq' | 'peerReadSeq'> | undefined,
): Tick | null {
  if (message.sendState === null) return null;
  if (message.sendState === 'failed') return 'failed';
  if (message.sendState !== 'sent' || message.seq === null) return 'waiting';
  if (chat && message.seq <= chat.peerReadSeq) return 'read';
  if (chat && message.seq <= chat.peerDeliveredSeq) return 'delivered';
  return 'sent';
}
