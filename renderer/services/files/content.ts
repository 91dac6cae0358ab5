import type { FileRef } from '#contract/engine/files.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { AttachmentView } from '#contract/engine/views.ts';
import type { BlobId } from '#contract/wire/files.ts';
import { engine } from '../engine.ts';

/** Bytes asked for at once. */
const PIECE = 2 * 1024 * 1024;
/** Decrypted files that stay in memory together; beyond it the one used longest ago goes. */
const KEPT_BYTES = 256 * 1024 * 1024;
/** Types that a browser draws or plays without running anything in them. */
const INERT = /^(image\/(jpeg|png|gif|webp|avif|bmp)|(audio|video)\/[\w.+-]+)$/;

interface Kept {
  url: string;
  size: number;
}
const kept = new Map<BlobId, Kept>();
const loading = new Map<BlobId, Promise<Result<string>>>();

/** Gives the plaintext of one file from `start` to before `end`. */
export type PieceSource = (start: number, end: number) => Promise<Result<Uint8Array<ArrayBuffer>>>;

/** Of a file that is here and verified as a whole. */
export const readVerified =
  (ref: FileRef): PieceSource =>
  (start, end) =>
    engine().readFile(ref, start, end);

/** Of a file wherever it is. */
export const readAnywhere =
  (ref: FileRef): PieceSource =>
  (start, end) =>
    engine().streamFile(ref, start, end);

/** Hands out plaintext piece by piece, in order. Stops at the first failure. */
export async function readPieces(
  source: PieceSource,
  start: number,
  end: number,
  take: (bytes: Uint8Array<ArrayBuffer>) => Promise<void> | void,
): Promise<Result> {
  for (let at = start; at < end; at += PIECE) {
    const piece = await source(at, Math.min(end, at + PIECE));
    if (!piece.ok) return piece;
    await take(piece.value);
  }
  return { ok: true, value: undefined };
}

/** The file in memory. */
async function readWhole(
  ref: FileRef,
  { size, type }: Pick<AttachmentView, 'size' | 'type'>,
): Promise<Result<Blob>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const read = await readPieces(readVerified(ref), 0, size, (bytes) => void pieces.push(bytes));
  if (!read.ok) return read;
  return { ok: true, value: new Blob(pieces, { type: INERT.test(type) ? type : '' }) };
}

/** An address under which this window shows or plays a file. */
export function fileUrl(
  ref: FileRef,
  attachment: Pick<AttachmentView, 'size' | 'type'>,
): Promise<Result<string>> {
  const { blobId } = ref;
  const found = kept.get(blobId);
  if (found) {
    kept.delete(blobId);
    kept.set(blobId, found);
    return Promise.resolve({ ok: true, value: found.url });
  }
  const underway = loading.get(blobId) ?? load(ref, attachment);
  loading.set(blobId, underway);
  return underway.finally(() => loading.delete(blobId));
}

async function load(
  ref: FileRef,
  attachment: Pick<AttachmentView, 'size' | 'type'>,
): Promise<Result<string>> {
  const blob = await readWhole(ref, attachment);
  if (!blob.ok) return blob;
  const url = URL.createObjectURL(blob.value);
  kept.set(ref.blobId, { url, size: attachment.size });
  trim();
  return { ok: true, value: url };
}

function trim(): void {
  let bytes = 0;
  for (const { size } of kept.values()) bytes += size;
  for (const [blobId, { url, size }] of kept) {
    if (bytes <= KEPT_BYTES || kept.size === 1) return;
    URL.revokeObjectURL(url);
    kept.delete(blobId);
    bytes -= size;
  }
}

/** Lets go of everything that was decrypted for showing. */
export function forgetUrls(): void {
  for (const { url } of kept.values()) URL.revokeObjectURL(url);
  kept.clear();
}
