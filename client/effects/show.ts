import type { MessageView } from '#contract/engine/views.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { PersonalMarks } from '../account-data/marks.ts';
import type { Lanes } from '../chats/lane.ts';
import { type MessageRecord, messageView } from '../records/message.ts';
import { withPending } from './pending.ts';

/** A message as the interface sees it now, with what is on its way. */
export type ShowMessage = (message: MessageRecord) => MessageView;

export function createShowMessage(
  account: Pick<AccountHolder, 'current'>,
  lanes: Lanes,
  marks: Pick<PersonalMarks, 'isStarred'>,
): ShowMessage {
  return (message) => {
    const lane = lanes.get(message.chatId);
    const self = account.current?.userId;
    const shown = self === undefined ? message : withPending(message, lane, self);
    const starred = shown.kind === 'text' && marks.isStarred(message.id);
    return messageView(shown, { self, starred, sending: lane?.inFlight === message.id });
  };
}
