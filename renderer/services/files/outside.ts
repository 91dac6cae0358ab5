import type { Result } from '#contract/engine/errors.ts';
import type { HostFilesApi, PlaceId } from '#contract/platform/files-api.ts';
import { platform } from '../../platform/index.ts';
import { readVerified } from './content.ts';
import { hostPlace } from './places/host.ts';
import { type SavedFile, saving, writeInto } from './save.ts';
import { whenHere } from './when-here.ts';

/** What can be dragged out of the window, bytes: it must be decrypted while the button is held. */
const MOST_DRAGGED = 64 * 1024 * 1024;

/** Whether files can be opened in other programs and dragged out of the window. */
export const hasOutside = (): boolean => platform.files !== null;

export const isDraggable = ({ attachment }: SavedFile): boolean =>
  hasOutside() && attachment.size <= MOST_DRAGGED;

/**
 * Opens a file in the program that the system has for it. It is decrypted into a temporary file, which
 * goes when the app locks or ends. False when no program takes it.
 */
export async function openOutside(saved: SavedFile): Promise<Result<boolean>> {
  const { files } = platform;
  if (!files) return { ok: true, value: false };
  const place = await temporary(files, saved);
  return place.ok ? { ok: true, value: await files.open(place.value) } : place;
}

/** Drags a file out of the window; the button must still be held when it is decrypted. */
export async function dragOut(saved: SavedFile): Promise<Result> {
  const { files } = platform;
  if (!files) return { ok: true, value: undefined };
  const place = await temporary(files, saved);
  if (place.ok) await files.drag(place.value);
  return place.ok ? { ok: true, value: undefined } : place;
}

/** No plaintext stays behind for other programs. */
export async function forgetOutside(): Promise<void> {
  await platform.files?.forgetTemporary();
}

async function temporary(
  files: HostFilesApi,
  { ref, attachment }: SavedFile,
): Promise<Result<PlaceId>> {
  const here = await whenHere(ref);
  if (!here.ok) return here;
  const id = await files.temporary(attachment.name);
  const written = await saving(hostPlace(files, id), () =>
    writeInto(hostPlace(files, id), [], readVerified(ref), 0, attachment.size),
  );
  return written.ok ? { ok: true, value: id } : written;
}
