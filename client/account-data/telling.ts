import type { AccountDataEntry } from '#contract/content/account-data.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane, Lanes } from '../chats/lane.ts';
import type { Emitter } from '../events/emitter.ts';
import type { Notes } from '../notes/notes.ts';
import type { Orders } from '../outbox/orders.ts';
import { type JobRecord, newJob, putJob } from '../records/job.ts';
import { inBackground } from '../runtime/background.ts';
import type { Context } from '../runtime/context.ts';
import { newMessageId } from '../runtime/ids.ts';
import { Serial } from '../runtime/serial.ts';
import { utf8 } from '../runtime/text.ts';
import type { Timers } from '../runtime/timers.ts';
import type { AccountData } from './account-data.ts';

/** Bytes of JSON in one message; with framing it stays below `LIMITS.messageCiphertext`. */
const MESSAGE = 24 * 1024;

/** Tells the account's other devices what was set here. */
export interface Telling {
  /** There may be something to tell, or it may be possible now. */
  wake(): void;
}

export interface TellingDeps {
  context: Context;
  timers: Timers;
  accountData: AccountData;
  notes: Notes;
  book: ChatBook;
  lanes: Lanes;
  orders: Orders;
  emitter: Emitter;
  online: () => boolean;
  /** The lane has something to send, or is new and has to be brought up to date. */
  pull: (lane: Lane) => void;
}

export function createTelling(deps: TellingDeps): Telling {
  const { context, timers, accountData, notes, book, lanes, orders, online, pull } = deps;
  const working = new Serial();
  let due = false;

  const jobOf = (lane: Lane, entries: AccountDataEntry[]): JobRecord =>
    newJob({
      id: newMessageId(),
      chatId: lane.chatId,
      order: orders.next(),
      body: { type: 'account-data', entries },
      sentAt: context.now(),
    });

  const tell = async (): Promise<void> => {
    if (!online() || !notes.hasOtherDevices()) return;
    if (!accountData.hasUntold && !notes.current()?.tellAll) return;
    const opened = await notes.open();
    if (!opened.ok) return context.log(`account-data-untold:${opened.code}`);
    const { chatId, group } = opened.value;
    const lane = lanes.of(chatId);
    if (!lane.ready) pull(lane);
    // A device outside of the group has nobody to tell; what is on its way comes first.
    if (group !== 'active' && (group !== 'none' || lane.serverEpoch > 0)) return;
    if (lane.jobs.some(({ body }) => body.type === 'account-data')) return;
    const all = book.get(chatId)?.tellAll ?? false;
    const jobs: JobRecord[] = [];
    await accountData.tell(all, async (entries, ops) => {
      jobs.push(...portions(entries).map((portion) => jobOf(lane, portion)));
      await book.update(chatId, (chat) => ({
        chat: { ...chat, tellAll: false },
        ops: [...ops, ...jobs.map(putJob)],
      }));
    });
    for (const job of jobs) lane.addJob(job);
    pull(lane);
  };

  const wake = () => {
    if (due) return;
    due = true;
    timers.after(context.timing.tell, () => {
      due = false;
      inBackground(context.log, working.run(tell));
    });
  };

  accountData.subscribe(wake);
  deps.emitter.subscribe((event) => {
    if (event.type !== 'connection' || event.connection.state !== 'online') return;
    const known = notes.current();
    // Nobody else adds a device to the notes that came while this one was away.
    if (known !== null) lanes.of(known.chatId).rosterAt ??= context.now();
    wake();
  });
  return { wake };
}

/** Entries in as many messages as they need. */
function portions(entries: readonly AccountDataEntry[]): AccountDataEntry[][] {
  const all: AccountDataEntry[][] = [];
  let room = 0;
  for (const entry of entries) {
    const size = utf8(JSON.stringify(entry)).byteLength + 1;
    const last = all.at(-1);
    if (last === undefined || size > room) {
      all.push([entry]);
      room = MESSAGE;
    } else last.push(entry);
    room -= size;
  }
  return all;
}
