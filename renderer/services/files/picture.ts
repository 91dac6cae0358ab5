import { rgbaToThumbHash } from 'thumbhash';

/** Longest edge of a photo that is made smaller, px. */
const EDGE = 2048;
const QUALITY = 0.84;
/** Edge of the sample that the placeholder is made of; the format's limit. */
const SAMPLE = 100;

export interface Picture {
  blob: Blob;
  width: number;
  height: number;
  thumbhash: Uint8Array;
}

async function decoded(file: Blob): Promise<ImageBitmap | null> {
  return createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
}

function drawn(bitmap: ImageBitmap, edge: number): OffscreenCanvas {
  const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return canvas;
}

function placeholder(bitmap: ImageBitmap): Uint8Array {
  const canvas = drawn(bitmap, SAMPLE);
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
  return pixels ? rgbaToThumbHash(canvas.width, canvas.height, pixels.data) : new Uint8Array();
}

/**
 * The picture of a file, or null when it is none that can be shown. With `compress` it is drawn anew,
 * at most 2048 px long: nothing of the file's metadata, such as the place, is left.
 */
export async function pictureOf(file: Blob, compress: boolean): Promise<Picture | null> {
  const bitmap = await decoded(file);
  if (!bitmap) return null;
  try {
    const thumbhash = placeholder(bitmap);
    if (!compress) return { blob: file, width: bitmap.width, height: bitmap.height, thumbhash };
    const canvas = drawn(bitmap, EDGE);
    const type =
      file.type === 'image/png' || file.type === 'image/webp' ? 'image/webp' : 'image/jpeg';
    const blob = await canvas.convertToBlob({ type, quality: QUALITY });
    return { blob, width: canvas.width, height: canvas.height, thumbhash };
  } finally {
    bitmap.close();
  }
}

/**
 * A small JPEG of a picture that takes at most so many bytes; null when it is none that can be shown
 * or becomes none so small.
 */
export async function thumbnailOf(
  file: Blob,
  edge: number,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bitmap = await decoded(file);
  if (!bitmap) return null;
  try {
    const canvas = drawn(bitmap, edge);
    for (const quality of [0.8, 0.6, 0.4]) {
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
      if (blob.size <= most) return new Uint8Array(await blob.arrayBuffer());
    }
    return null;
  } finally {
    bitmap.close();
  }
}
