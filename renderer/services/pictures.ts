import { pictureType } from '#contract/content/picture.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { AccountView } from '#contract/engine/views.ts';
import { setAccount } from '../stores/account.ts';
import { clearPictures, setPicture as keep, usePictures } from '../stores/pictures.ts';
import { engine } from './engine.ts';

/** Side of a picture as it travels, pixels. */
const SIDE = 256;
/** Bytes of a picture as it travels. */
const LARGEST = 20 * 1024;
const QUALITIES = [0.86, 0.74, 0.6, 0.45, 0.3] as const;
/** Files that are not even opened, bytes. */
const LARGEST_FILE = 40 * 1024 * 1024;

const loading = new Set<string>();

/** Fetches a picture once; it stands in the store afterwards. */
export async function wantPicture(id: string): Promise<void> {
  if (id in usePictures.getState().byId || loading.has(id)) return;
  loading.add(id);
  try {
    const bytes = await engine().picture(id);
    if (loading.delete(id)) keep(id, bytes && pictureUrl(bytes));
  } catch {
    // The engine ended meanwhile.
    loading.delete(id);
  }
}

/** Leaves no picture in memory. */
export function forgetPictures(): void {
  loading.clear();
  for (const url of Object.values(usePictures.getState().byId)) if (url) URL.revokeObjectURL(url);
  clearPictures();
}

/** An address for bytes that may be shown; null for others. Who asked for it revokes it. */
export function pictureUrl(bytes: Uint8Array): string | null {
  const type = pictureType(bytes);
  return type && URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type }));
}

/** Opens a picture file; null when it is none. */
export async function openPicture(file: File): Promise<ImageBitmap | null> {
  if (file.size > LARGEST_FILE) return null;
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
}

/** A square of a picture, in its pixels. */
export interface Crop {
  left: number;
  top: number;
  side: number;
}

/**
 * The square as a small WebP: drawn anew, so that nothing of the file but its colours is left.
 * Null where this browser can't.
 */
export async function encodeCrop(
  picture: ImageBitmap,
  { left, top, side }: Crop,
): Promise<Uint8Array | null> {
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return null;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, SIDE, SIDE);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE);
  for (const type of ['image/webp', 'image/jpeg']) {
    for (const quality of QUALITIES) {
      const blob = await canvas.convertToBlob({ type, quality });
      if (blob.type === type && blob.size <= LARGEST) {
        return new Uint8Array(await blob.arrayBuffer());
      }
    }
  }
  return null;
}

/** The picture that others see of this account; null takes it away. */
export async function setOwnPicture(picture: Uint8Array | null): Promise<Result<AccountView>> {
  const result = await engine().setPicture(picture);
  if (result.ok) setAccount(result.value);
  return result;
}
