import type { OutgoingFile } from '#contract/engine/files.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import { type ChosenFile, useSendPreview } from '../../stores/send-preview.ts';
import { engine } from '../engine.ts';
import { openNewest } from '../messages/history.ts';
import { mentionsFor } from '../messages/mentions.ts';
import { dropChosen } from './choose.ts';
import { factsOf } from './film.ts';
import { pictureOf } from './picture.ts';

async function outgoing(
  { file, isPhoto, entries }: ChosenFile,
  compress: boolean,
): Promise<OutgoingFile> {
  const plain = { content: file, name: file.name, type: file.type };
  if (entries !== null) return { ...plain, kind: 'file', entries };
  if (isPhoto && compress) {
    // An animation would lose all but its first frame.
    const picture = await pictureOf(file, file.type !== 'image/gif');
    if (picture) {
      const { blob, width, height, thumbhash } = picture;
      const name = blob === file ? file.name : renamed(file.name, blob.type);
      return { content: blob, name, type: blob.type, kind: 'photo', width, height, thumbhash };
    }
  }
  const medium = /^(video|audio)\//.exec(file.type)?.[1] as 'video' | 'audio' | undefined;
  const facts = medium ? await factsOf(file, medium) : null;
  if (!medium || !facts) return { ...plain, kind: 'file' };
  const { width, height, durationMs } = facts;
  return {
    ...plain,
    kind: medium,
    durationMs,
    ...(width > 0 && height > 0 ? { width, height } : {}),
  };
}

/** Largest file that the server takes, bytes; null while that is not known. */
export async function fileLimit(): Promise<number | null> {
  const limits = await engine().fileLimits();
  return limits.ok ? (limits.value?.maxBlobBytes ?? 0) : null;
}

/** The name with the ending of what the picture has become. */
function renamed(name: string, type: string): string {
  const ending = type === 'image/webp' ? '.webp' : '.jpg';
  return name.replace(/\.[^.]*$/, '') + ending;
}

/**
 * Sends what the preview shows, in messages of as many files as one holds; the caption goes with the
 * first. The first failure ends it.
 */
export async function sendChosen(): Promise<Result> {
  const { preview } = useSendPreview.getState();
  if (!preview) return { ok: true, value: undefined };
  const { chatId, files, compress, caption } = preview;
  for (let at = 0; at < files.length; at += LIMITS.attachmentsPerMessage) {
    const some = files.slice(at, at + LIMITS.attachmentsPerMessage);
    const prepared = await Promise.all(some.map((one) => outgoing(one, compress)));
    const text = at === 0 ? caption.trim() : '';
    const mentions = mentionsFor(chatId, text);
    const sent = await engine().sendFiles({ chatId, files: prepared, caption: text, ...mentions });
    if (!sent.ok) return sent;
  }
  dropChosen();
  await openNewest(chatId);
  return { ok: true, value: undefined };
}

/** Sends a recording at once. */
export async function sendVoice(
  chatId: ChatId,
  recording: { blob: Blob; durationMs: number; waveform: Uint8Array },
): Promise<Result> {
  const { blob, durationMs, waveform } = recording;
  const type = blob.type.split(';')[0] ?? '';
  const file: OutgoingFile = {
    content: blob,
    name: `voice.${type === 'audio/mp4' ? 'm4a' : 'webm'}`,
    type,
    kind: 'voice',
    durationMs,
    waveform,
  };
  const sent = await engine().sendFiles({ chatId, files: [file], caption: '' });
  if (!sent.ok) return sent;
  await openNewest(chatId);
  return { ok: true, value: undefined };
}
