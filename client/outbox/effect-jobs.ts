import type { Result } from '#contract/engine/errors.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane, Lanes } from '../chats/lane.ts';
import { newestOf } from '../chats/summary.ts';
import { unpinned } from '../effects/chat-rules.ts';
import { withPending } from '../effects/pending.ts';
import { unquote } from '../effects/quotes.ts';
import {
  type MessageEffect,
  affected,
  isMessageEffect,
  isTooLate,
  wiped,
} from '../effects/rules.ts';
import type { ShowMessage } from '../effects/show.ts';
import { WorkingSet } from '../effects/working-set.ts';
import type { Emitter } from '../events/emitter.ts';
import type { Sharing } from '../files/sharing.ts';
import type { Store } from '../ports/store.ts';
import { type EffectBody, newJob, putJob } from '../records/job.ts';
import { type MessageRecord, getMessage } from '../records/message.ts';
import type { Context } from '../runtime/context.ts';
import { newMessageId } from '../runtime/ids.ts';
import { fail, ok } from '../runtime/results.ts';
import type { Orders } from './orders.ts';
import { scrubbed } from './scrub.ts';

/** Puts a change into the outbox; answers once it stands there. One that changes nothing is `ok`. */
export type AddEffect = (chatId: ChatId, body: EffectBody) => Promise<Result>;

export function createAddEffect(
  context: Context,
  store: Store,
  account: AccountHolder,
  book: ChatBook,
  lanes: Lanes,
  orders: Orders,
  emitter: Emitter,
  show: ShowMessage,
  sharing: Pick<Sharing, 'releaseOps'>,
  deleted: (message: MessageRecord) => void,
): AddEffect {
  const jobFor = (chatId: ChatId, body: EffectBody) =>
    newJob({ id: newMessageId(), chatId, order: orders.next(), body, sentAt: context.now() });

  const queue = async (lane: Lane, body: EffectBody): Promise<void> => {
    const { chatId } = lane;
    const job = jobFor(chatId, body);
    await book.update(chatId, (chat) => ({ chat, ops: [putJob(job)] }));
    lane.addJob(job);
  };

  /**
   * A deletion does not wait for the server: its words leave this device in the same write that puts
   * the job on disk.
   */
  const queueDeletion = async (lane: Lane, body: EffectBody, target: MessageRecord) => {
    const { chatId } = lane;
    const job = jobFor(chatId, body);
    const set = new WorkingSet(store, chatId);
    const jobs = scrubbed(lane.jobs, new Set([target.id]));
    await book.update(chatId, async (chat) => {
      const current = (await set.get(target.id)) ?? target;
      set.put(wiped(current));
      await unquote(set, current);
      return {
        chat: {
          ...unpinned(chat, target.id),
          lastMessage: newestOf(chat.lastMessage, known(chat.lastMessage, set.changed())),
        },
        ops: [
          ...(await set.ops()),
          ...jobs.map(putJob),
          putJob(job),
          ...sharing.releaseOps(target),
        ],
      };
    });
    for (const changed of jobs) lane.replaceJob(changed);
    lane.addJob(job);
    for (const message of set.changed()) emitter.messageChanged(show(message));
    deleted(target);
  };

  return async (chatId, body) => {
    const own = account.current;
    if (own === null) return fail('no-account');
    if (book.get(chatId) === null) return fail('not-found');
    const lane = lanes.of(chatId);
    if (!('target' in body)) {
      await queue(lane, body);
      emitter.chatChanged(chatId);
      return ok();
    }
    const target = await getMessage(store, chatId, body.target);
    if (target === null) return fail('not-found');
    if (target.sendState === 'failed') return fail('conflict');
    if (!isMessageEffect(body)) {
      await queue(lane, body);
      emitter.chatChanged(chatId);
      return ok();
    }
    const now = context.now();
    const refusal = refusalOf(target, body, own.userId, now);
    if (refusal !== null) return refusal;
    const shown = withPending(target, lane, own.userId);
    if (affected(shown, body, own.userId, now) === null) return ok();
    if (body.type === 'delete') {
      await queueDeletion(lane, body, target);
    } else {
      await queue(lane, body);
      emitter.messageChanged(show(target));
    }
    return ok();
  };
}

/** The last message of a chat is not replaced by an older one that changed. */
function known(last: MessageRecord | null, changed: MessageRecord[]): MessageRecord[] {
  return changed.filter(({ id }) => id === last?.id);
}

function refusalOf(target: MessageRecord, body: MessageEffect, self: UserId, now: number) {
  if (body.type === 'reaction' || body.type === 'vote' || body.type === 'heard') return null;
  if (target.senderId !== self) return fail('bad-input');
  if (body.type === 'poll-end') return null;
  if (body.type === 'edit' && target.poll !== null) return fail('bad-input');
  if (isTooLate(target, now)) return fail('too-late');
  return body.type === 'edit' && body.text === '' && target.attachments.length === 0
    ? fail('bad-input')
    : null;
}
