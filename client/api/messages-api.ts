import { emojiSchema } from '#contract/content/effects.ts';
import { lifetimeSchema } from '#contract/content/quote.ts';
import type { EngineApi } from '#contract/engine/api.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { MessageActionsApi, MessageInfoView } from '#contract/engine/messages.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import * as v from 'valibot';
import { discardMessage } from '../files/discard.ts';
import { mentioning } from '../outbox/compose.ts';
import { sharesReceipts } from '../sync/receipts.ts';
import type { Parts } from '../parts.ts';
import { getMessage, readMessage } from '../records/message.ts';
import type { EffectBody } from '../records/job.ts';
import { fail, guarded, ok } from '../runtime/results.ts';
import { utf8 } from '../runtime/text.ts';

/** Puts a change into the outbox and wakes it. */
export const effectAdder =
  ({ addEffect, outbox, lanes }: Parts) =>
  async (chatId: ChatId, body: EffectBody): Promise<Result> => {
    const added = await addEffect(chatId, body);
    if (added.ok) outbox.wake(lanes.of(chatId));
    return added;
  };

/** What one does with messages that are there. */
export function messagesApi(parts: Parts): Pick<EngineApi, keyof MessageActionsApi> {
  const { account, accountData, book, context, jobs, lanes, marks, outbox, show, store } = parts;

  const effect = effectAdder(parts);

  /** One after the other; the first failure is the answer. */
  const each = async <T>(items: T[], work: (item: T) => Promise<Result>): Promise<Result> => {
    for (const item of items) {
      const done = await work(item);
      if (!done.ok) return done;
    }
    return ok();
  };

  /** A message that still waits and never left this device is discarded instead of deleted. */
  const waits = (chatId: ChatId, id: Parameters<typeof jobs.discard>[1]) => {
    const job = lanes.get(chatId)?.job(id);
    return job !== undefined && (job.failure !== null || job.encrypted === null);
  };

  return {
    editMessage: (chatId, id, text, mentions) =>
      guarded(async () =>
        utf8(text).byteLength > LIMITS.messageText
          ? fail('bad-input')
          : effect(chatId, { type: 'edit', target: id, text, ...mentioning(text, mentions) }),
      ),

    react: (chatId, id, emoji, on) =>
      guarded(async () =>
        v.is(emojiSchema, emoji)
          ? effect(chatId, { type: 'reaction', target: id, emoji, on })
          : fail('bad-input'),
      ),

    deleteForEveryone: (chatId, ids) =>
      guarded(() =>
        each(ids, (id) =>
          waits(chatId, id)
            ? discardMessage(parts, chatId, id)
            : effect(chatId, { type: 'delete', target: id }),
        ),
      ),

    deleteForMe: (chatId, ids) =>
      guarded(async () => {
        const lane = lanes.get(chatId);
        const unsent = ids.filter((id) => lane?.job(id) !== undefined);
        const discarded = await each(unsent, (id) => discardMessage(parts, chatId, id));
        if (!discarded.ok) return discarded;
        const sent = ids.filter((id) => !unsent.includes(id));
        await parts.removeMessages(chatId, sent);
        for (const id of sent) await accountData.set('hidden', id, { chatId, at: context.now() });
        return ok();
      }),

    markHeard: (chatId, id) => guarded(() => effect(chatId, { type: 'heard', target: id })),

    pinMessage: (chatId, id, on) => guarded(() => effect(chatId, { type: 'pin', target: id, on })),

    starMessage: (chatId, id, on) =>
      guarded(async () => {
        const message = await getMessage(store, chatId, id);
        if (message?.kind !== 'text') return fail('not-found');
        if (marks.isStarred(id) === on) return ok();
        const star = on ? { chatId, at: context.now() } : { chatId: null, at: null };
        await accountData.set('starred', id, star);
        return ok();
      }),

    async starred() {
      const records = await store.getMany(
        'messages',
        marks.starred().map((id) => [id]),
      );
      const messages = records.flatMap((record) =>
        record === undefined ? [] : [readMessage(record)],
      );
      return messages.filter(({ kind }) => kind === 'text').map(show);
    },

    async messages(chatId, ids) {
      const records = await store.getMany(
        'messages',
        ids.map((id) => [id]),
      );
      const messages = records.flatMap((record) =>
        record === undefined ? [] : [readMessage(record)],
      );
      return messages.filter((message) => message.chatId === chatId).map(show);
    },

    async messageInfo(chatId, id) {
      const message = await getMessage(store, chatId, id);
      const chat = book.get(chatId);
      if (message === null || chat === null || account.current === null) return null;
      const { seq } = message;
      const self = account.current.userId;
      const shared = sharesReceipts(accountData);
      const stateOf = (delivered: number, read: number): Info['members'][number]['state'] => {
        if (seq === null || seq > delivered) return 'sent';
        return seq > read ? 'delivered' : 'read';
      };
      return {
        message: show(message),
        receivedAt: message.receivedAt,
        edits: message.edits,
        members: chat.members
          .filter(({ userId }) => userId !== self && userId !== message.senderId)
          .map(({ userId, deliveredSeq, readSeq }) => ({
            userId,
            state: stateOf(Math.max(deliveredSeq, readSeq), shared ? readSeq : 0),
          })),
      };
    },

    forward: (request) =>
      guarded(async () => {
        const sent = await parts.forward(request);
        for (const chatId of request.to) outbox.wake(lanes.of(chatId));
        return sent;
      }),

    setTimer: (chatId, expiresIn) =>
      guarded(async () =>
        expiresIn === null || v.is(lifetimeSchema, expiresIn)
          ? effect(chatId, { type: 'timer', expiresIn })
          : fail('bad-input'),
      ),
  };
}

type Info = MessageInfoView;
