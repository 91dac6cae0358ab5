import type { ClientMessageId } from '#contract/wire/primitives.ts';
import type { JobBody, JobRecord } from '../records/job.ts';

/** Stands for a text that was deleted while it was on its way: its deletion follows right behind. */
const GONE = '…';

/**
 * Jobs that hold words of deleted messages, without them: quotes, new texts, and the messages
 * themselves, whose ciphertext may be at the server already.
 */
export function scrubbed(
  jobs: readonly JobRecord[],
  deleted: ReadonlySet<ClientMessageId>,
): JobRecord[] {
  return jobs.flatMap((job) => {
    const body = without(job, deleted);
    return body === job.body ? [] : [{ ...job, body }];
  });
}

function without({ id, body }: JobRecord, deleted: ReadonlySet<ClientMessageId>): JobBody {
  if (body.type === 'edit') return deleted.has(body.target) ? { ...body, text: '' } : body;
  if (body.type !== 'text' && body.type !== 'files' && body.type !== 'poll') return body;
  if (body.type === 'poll' && deleted.has(id)) {
    return { ...body, text: GONE, answers: body.answers.map(() => GONE) };
  }
  if (body.type === 'text' && body.linkPreview !== undefined && deleted.has(id)) {
    return { type: 'text', text: GONE };
  }
  const gone = body.type === 'files' ? '' : GONE;
  const text = deleted.has(id) ? gone : body.text;
  const { replyTo } = body;
  const quotes = replyTo !== undefined && deleted.has(replyTo.id) && replyTo.excerpt !== '';
  if (!quotes) return text === body.text ? body : { ...body, text };
  return { ...body, text, replyTo: { ...replyTo, excerpt: '' } };
}
