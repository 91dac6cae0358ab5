import type { AttachmentKind } from '#contract/content/attachment.ts';
import type { SearchCursor } from '#contract/engine/search.ts';
import { useFiles } from '../../stores/files.ts';
import { engine } from '../engine.ts';

const PAGE = 100;
const FILTERS = [{ hasMedia: true }, { hasFile: true }, { hasVoice: true }] as const;
const USE = {
  photo: 'media',
  video: 'media',
  audio: 'files',
  file: 'files',
  voice: 'voice',
} as const satisfies Record<AttachmentKind, string>;

/** Bytes of the files on this device by what they are; `other` belongs to no message that is known. */
export async function bytesByKind(): Promise<
  Record<'media' | 'files' | 'voice' | 'other', number>
> {
  const { byId } = useFiles.getState();
  const left = new Map(
    Object.values(byId).flatMap((file) =>
      file?.state === 'ready' ? [[file.blobId, file.total] as const] : [],
    ),
  );
  const bytes = { media: 0, files: 0, voice: 0, other: 0 };
  for (const filter of FILTERS) {
    let cursor: SearchCursor | null = null;
    do {
      const request = { query: '', ...filter, limit: PAGE, ...(cursor ? { cursor } : {}) };
      const page = await engine().search(request);
      if (!page.ok) break;
      for (const { message } of page.value.hits) {
        for (const { blobId, kind } of message.attachments) {
          bytes[USE[kind]] += left.get(blobId) ?? 0;
          left.delete(blobId);
        }
      }
      cursor = page.value.next;
    } while (cursor !== null && left.size > 0);
  }
  for (const rest of left.values()) bytes.other += rest;
  return bytes;
}
