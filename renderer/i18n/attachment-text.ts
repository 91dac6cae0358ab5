import type { TFunction } from 'i18next';
import { plainText } from '#contract/content/markup/plain.ts';
import type { AttachmentView, MessageView } from '#contract/engine/views.ts';

/** `0:42`, `12:05`, `1:02:05`. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const tail = `${String(seconds % 60).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** What is said of a message outside of its bubble: its text as it is read, else what it carries. */
export function messageLine(
  t: TFunction<'files'>,
  { text, attachments, poll }: Pick<MessageView, 'text' | 'attachments' | 'poll'>,
): string {
  return text === '' && attachments.length > 0
    ? attachmentLine(t, attachments)
    : plainText(poll ? `📊 ${text}` : text);
}

function attachmentLine(t: TFunction<'files'>, attachments: readonly AttachmentView[]): string {
  const [first] = attachments;
  const count = attachments.length;
  if (first === undefined) return '';
  if (count > 1) {
    return attachments.every(({ kind }) => kind === 'photo')
      ? t('photos', { count })
      : t('files', { count });
  }
  if (first.kind === 'photo') return t('photo');
  if (first.kind === 'video') return t('video');
  if (first.kind !== 'voice') return first.name;
  return `${t('voice')}, ${formatDuration(first.durationMs ?? 0)}`;
}
