import type { ChatView } from '#contract/engine/views.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import type { AccountData } from '../account-data/account-data.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ShowMessage } from '../effects/show.ts';
import type { PeopleBook } from '../people/book.ts';
import { personPictureId } from '../people/picture-ids.ts';
import { sharesReceipts } from '../sync/receipts.ts';
import type { ChatBook } from './book.ts';
import type { Lanes } from './lane.ts';
import { chatView } from './views.ts';

export interface ViewDeps {
  account: AccountHolder;
  accountData: AccountData;
  book: ChatBook;
  people: PeopleBook;
  lanes: Lanes;
  show: ShowMessage;
}

/** A chat as the interface sees it now; null for one that isn't there. */
export type ViewOf = (chatId: ChatId) => ChatView | null;

export function createViewOf(deps: ViewDeps): ViewOf {
  const { account, accountData, book, people, lanes, show } = deps;
  return (chatId) => {
    const chat = book.get(chatId);
    const own = account.current;
    if (chat === null || own === null) return null;
    const { handle, displayName } = own;
    const self = { userId: own.userId, handle, displayName, picture: personPictureId(own) };
    const person = (userId: UserId) => (userId === own.userId ? self : people.view(userId));
    const prefs = accountData.get('chat', chatId);
    const shared = sharesReceipts(accountData);
    return chatView(chat, own.userId, person, lanes.get(chatId), show, prefs, shared);
  };
}
