import type { EngineApi } from '#contract/engine/api.ts';
import { discardMessage } from '../files/discard.ts';
import type { Parts } from '../parts.ts';
import type { JobRecord } from '../records/job.ts';
import { inBackground } from '../runtime/background.ts';
import { fail, guarded, ok } from '../runtime/results.ts';

type ChatsApi = Pick<
  EngineApi,
  | 'chats'
  | 'chat'
  | 'openDirect'
  | 'page'
  | 'sendText'
  | 'unsent'
  | 'retry'
  | 'discard'
  | 'markRead'
  | 'setDraft'
  | 'setTyping'
>;

/** Chats and their messages. */
export function chatsApi(parts: Parts): ChatsApi {
  const { context, book, compose, jobs, lanes, outbox, reads, receipts, typing, viewOf, uploads } =
    parts;

  return {
    async chats() {
      const newestFirst = book.list().toSorted((a, b) => b.activityAt - a.activityAt);
      return newestFirst.map(({ chatId }) => viewOf(chatId)).filter((view) => view !== null);
    },

    chat: async (chatId) => viewOf(chatId),

    openDirect: (userId) =>
      guarded(async () => {
        const opened = await parts.openDirect(userId);
        if (!opened.ok) return opened;
        const lane = lanes.of(opened.value.chatId);
        parts.pull(lane);
        const view = viewOf(lane.chatId);
        return view === null ? fail('no-account') : ok(view);
      }),

    page: (request) => parts.readPage(request),

    sendText: (chatId, text, options) =>
      guarded(async () => {
        // Whoever answers has accepted.
        if (book.get(chatId)?.accepted === false) await parts.requests.accept(chatId);
        const added = await compose.text(chatId, text, options);
        if (added.ok) outbox.wake(lanes.of(chatId));
        return added;
      }),

    async unsent() {
      const now = context.now();
      const isOut = ({ failure, sendAt }: JobRecord) =>
        failure === null && (sendAt === null || sendAt <= now);
      return lanes.all().reduce((sum, lane) => sum + lane.jobs.filter(isOut).length, 0);
    },

    retry: (chatId, id) =>
      guarded(async () => {
        const again = await jobs.retry(chatId, id);
        if (again.ok) {
          uploads.retry(lanes.of(chatId), id);
          outbox.wakeNow(lanes.of(chatId));
        }
        return again;
      }),

    discard: (chatId, id) => guarded(() => discardMessage(parts, chatId, id)),

    async markRead(chatId, seq) {
      const work = reads.advance(chatId, seq).then((moved) => moved && receipts.moved(chatId));
      inBackground(context.log, work);
      await work.catch(() => {});
    },

    async setDraft(chatId, text) {
      const work = book.update(chatId, (chat) =>
        chat.draft === text ? null : { chat: { ...chat, draft: text } },
      );
      inBackground(context.log, work);
      await work.catch(() => {});
    },

    async setTyping(chatId, isTyping, activity = 'text') {
      if (book.get(chatId) !== null) typing.set(chatId, isTyping, activity);
    },
  };
}
