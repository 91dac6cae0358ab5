import type { ReportDraft } from '#contract/engine/people.ts';
import type { Result } from '#contract/engine/errors.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { Store } from '../ports/store.ts';
import { type MessageRecord, getMessage } from '../records/message.ts';
import { newMessageId } from '../runtime/ids.ts';
import { fail, ok } from '../runtime/results.ts';
import type { Requester } from '../transport/connection.ts';

/** Gives the server's admin the words of chosen messages; files stay, their names go. */
export type SendReport = (draft: ReportDraft) => Promise<Result>;

export function createSendReport(store: Store, requester: Requester): SendReport {
  return async ({ userId, reason, comment, chatId, ids }) => {
    const text = comment.trim();
    if (ids.length > LIMITS.reportMessages || text.length > LIMITS.reportComment) {
      return fail('bad-input');
    }
    const found = await Promise.all(ids.map((id) => getMessage(store, chatId, id)));
    const chosen = found.filter((message) => message?.senderId === userId && !message.own);
    if (chosen.length < ids.length) return fail('bad-input');
    const answer = await requester.request('report:send', {
      id: newMessageId(),
      userId,
      reason,
      comment: text,
      messages: chosen
        .filter((message) => message !== null)
        .map((message) => ({ sentAt: message.sentAt, text: wordsOf(message) })),
    });
    return answer.ok ? ok() : answer;
  };
}

function wordsOf({ text, attachments }: MessageRecord): string {
  const words = [...attachments.map(({ name }) => `[${name}]`), text].filter(Boolean).join('\n');
  const bytes = new TextEncoder().encode(words);
  if (bytes.byteLength <= LIMITS.reportText) return words;
  // A character that was cut in half leaves a mark that is longer than the half.
  const cut = new TextDecoder().decode(bytes.subarray(0, LIMITS.reportText - 3));
  return cut.replace(/\ufffd$/, '');
}
