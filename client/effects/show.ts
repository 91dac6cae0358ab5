import type { MessageView } from '#contract/engine/views.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { Lanes } from '../chats/lane.ts';
import { type MessageRecord, messageView } from '../records/message.ts';
import { withPending } from './pending.ts';

/** A message as the interface sees it now, with what is on its way. */
export type ShowMessage = (message: MessageRecord) => MessageView;

export function createShowMessage(
  account: Pick<AccountHolder, 'current'>,
  lanes: Lanes,
): ShowMessage {
  return (message) => {
    const lane = lanes.get(message.chatId);
    const self = account.current?.userId;
    const shown = self === undefined ? message : withPending(message, lane, self);
    return messageView(shown, self, lane?.inFlight === message.id);
  };
}
