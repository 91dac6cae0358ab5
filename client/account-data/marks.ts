import type { ClientMessageId } from '#contract/wire/primitives.ts';
import type { RemoveMessages } from '../effects/remove.ts';
import type { ShowMessage } from '../effects/show.ts';
import type { Emitter } from '../events/emitter.ts';
import type { Store } from '../ports/store.ts';
import { readMessage } from '../records/message.ts';
import { inBackground } from '../runtime/background.ts';
import type { Log } from '../runtime/context.ts';
import type { AccountData } from './account-data.ts';

/** Messages that the account starred or deleted for itself, on whichever of its devices. */
export class PersonalMarks {
  readonly #accountData: AccountData;
  /** When each was starred. */
  readonly #starred = new Map<ClientMessageId, number>();
  readonly #hidden = new Set<ClientMessageId>();

  constructor(accountData: AccountData) {
    this.#accountData = accountData;
    accountData.subscribe((record) => {
      if (record.space === 'starred') this.#star(record.id, record.value.at);
      if (record.space === 'hidden' && record.value.at !== undefined) this.#hidden.add(record.id);
    });
  }

  /** The account's data was read. */
  load(): void {
    for (const { id, value } of this.#accountData.list('starred')) this.#star(id, value.at);
    for (const { id } of this.#accountData.list('hidden')) this.#hidden.add(id);
  }

  isStarred(id: ClientMessageId): boolean {
    return this.#starred.has(id);
  }

  isHidden(id: ClientMessageId): boolean {
    return this.#hidden.has(id);
  }

  /** The one starred last first. */
  starred(): ClientMessageId[] {
    return [...this.#starred].toSorted(([, a], [, b]) => b - a).map(([id]) => id);
  }

  #star(id: ClientMessageId, at: number | undefined): void {
    if (at === undefined) this.#starred.delete(id);
    else this.#starred.set(id, at);
  }
}

/** Shows stars, and removes messages that another device deleted for this account. */
export function followMarks(
  log: Log,
  store: Store,
  accountData: AccountData,
  emitter: Emitter,
  show: ShowMessage,
  remove: RemoveMessages,
): void {
  const changed = async (space: 'starred' | 'hidden', id: ClientMessageId): Promise<void> => {
    const record = await store.get('messages', [id]);
    if (record === undefined) return;
    const message = readMessage(record);
    if (space === 'hidden') await remove(message.chatId, [id]);
    else emitter.messageChanged(show(message));
  };
  accountData.subscribe((record) => {
    if (record.space === 'starred') inBackground(log, changed('starred', record.id));
    if (record.space === 'hidden') inBackground(log, changed('hidden', record.id));
  });
}
