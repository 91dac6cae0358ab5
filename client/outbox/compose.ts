import type { Result } from '#contract/engine/errors.ts';
import type { LinkPreviewView, SendOptions } from '#contract/engine/messages.ts';
import type { MessageView } from '#contract/engine/views.ts';
import { type Mention, fittingMentions } from '#contract/content/mention.ts';
import { excerptOf } from '#contract/content/quote.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lanes } from '../chats/lane.ts';
import { newestOf } from '../chats/summary.ts';
import { groupFields, maySay } from '../groups/roster-rules.ts';
import { linked } from '../effects/quotes.ts';
import type { ShowMessage } from '../effects/show.ts';
import { WorkingSet } from '../effects/working-set.ts';
import type { Emitter } from '../events/emitter.ts';
import type { Store } from '../ports/store.ts';
import type { AttachmentRecord } from '../records/attachment.ts';
import { type JobBody, type JobRecord, newJob, putJob } from '../records/job.ts';
import { givenPreview } from '../records/link-preview.ts';
import { ownBytes } from '../records/parse.ts';
import { type MessageRecord, getMessage } from '../records/message.ts';
import type { Context } from '../runtime/context.ts';
import { newMessageId } from '../runtime/ids.ts';
import { fail, ok } from '../runtime/results.ts';
import { utf8 } from '../runtime/text.ts';
import { messageOf } from './job-message.ts';
import type { Orders } from './orders.ts';

/** What a message says. */
export type MessageBody = Extract<JobBody, { type: 'text' | 'files' | 'poll' }>;

/** Puts new messages into the outbox. */
export interface Compose {
  text(chatId: ChatId, text: string, options?: SendOptions): Promise<Result<MessageView>>;
  /** A message as it stands; its lifetime is the chat's. */
  body(
    chatId: ChatId,
    body: MessageBody,
    options?: Pick<SendOptions, 'sendAt'>,
  ): Promise<Result<MessageView>>;
}

export function createCompose(
  context: Context,
  store: Store,
  account: AccountHolder,
  book: ChatBook,
  lanes: Lanes,
  orders: Orders,
  emitter: Emitter,
  show: ShowMessage,
): Compose {
  const quote = async (chatId: ChatId, id: SendOptions['replyTo']) => {
    const target = id === undefined ? null : await getMessage(store, chatId, id);
    if (target?.kind !== 'text') return undefined;
    return { id: target.id, senderId: target.senderId, excerpt: excerptOf(target.text) };
  };

  /** What is to be sent later moves no chat up before its time. */
  const summary = (last: MessageRecord | null, changed: MessageRecord[]) =>
    newestOf(
      last,
      changed.filter(({ sendAt, id }) => sendAt === null || id === last?.id),
    );

  const body: Compose['body'] = async (chatId, content, options = {}) => {
    const own = account.current;
    if (own === null) return fail('no-account');
    const target = book.get(chatId);
    if (target === null) return fail('not-found');
    const fields = target.kind === 'group' ? groupFields(target) : null;
    if (!maySay(fields, own.userId, content.type)) return fail('forbidden');
    const now = context.now();
    const sendAt = options.sendAt !== undefined && options.sendAt > now ? options.sendAt : null;
    const length = utf8(content.text).byteLength;
    const isFiles = content.type === 'files';
    if (!isFiles && length === 0) return fail('bad-input');
    if (length > (isFiles ? LIMITS.caption : LIMITS.messageText)) return fail('bad-input');
    const id = newMessageId();
    const order = orders.next();
    const box: { made: { job: JobRecord; message: MessageRecord } | null } = { made: null };
    await book.update(chatId, async (chat) => {
      const { expiresIn } = chat;
      const timed = expiresIn === null ? content : { ...content, expiresIn };
      const uploads =
        content.type === 'files'
          ? content.attachments.filter(({ shared }) => !shared).map(unsent)
          : [];
      const sentAt = sendAt ?? now;
      const job = newJob({ id, chatId, order, body: timed, sentAt, sendAt, uploads });
      const message = messageOf(job, own.userId);
      if (message === null) return null;
      const set = new WorkingSet(store, chatId);
      set.know(id, null);
      set.put(await linked(set, message));
      const ops = [...(await set.ops()), putJob(job)];
      box.made = { job, message: (await set.get(id)) ?? message };
      return {
        chat: {
          ...chat,
          lastMessage: summary(chat.lastMessage, set.changed()),
          activityAt: sendAt === null ? Math.max(chat.activityAt, now) : chat.activityAt,
        },
        ops,
      };
    });
    if (box.made === null) return fail('not-found');
    lanes.of(chatId).addJob(box.made.job);
    const view = show(box.made.message);
    emitter.messageChanged(view);
    return ok(view);
  };

  return {
    body,
    async text(chatId, text, options = {}) {
      const replyTo = await quote(chatId, options.replyTo);
      return body(
        chatId,
        {
          type: 'text',
          text,
          ...mentioning(text, options.mentions),
          ...previewing(text, options.linkPreview),
          ...(replyTo === undefined ? {} : { replyTo }),
          ...(options.silent ? { silent: true as const } : {}),
        },
        options,
      );
    },
  };
}

/** Mentions as they go into a body. */
export function mentioning(
  text: string,
  mentions: readonly Mention[] | undefined,
): { mentions?: Mention[] } {
  const fitting = fittingMentions(text, mentions);
  return fitting.length === 0 ? {} : { mentions: fitting };
}

/** A preview as it goes into a body; a long text leaves no room for it. */
function previewing(text: string, given: LinkPreviewView | undefined) {
  if (given === undefined || utf8(text).byteLength > LIMITS.previewedText) return {};
  const { picture, ...words } = given;
  const record = { ...words, picture: picture === null ? null : ownBytes(picture) };
  const linkPreview = givenPreview(text, record);
  return linkPreview === null ? {} : { linkPreview };
}

function unsent({ blobId }: AttachmentRecord): JobRecord['uploads'][number] {
  return { blobId, sealed: false, paused: false };
}
