import decodeQR from 'qr/decode.js';

/** Pictures are looked at up to this edge, px: codes in photos are large. */
const EDGE = 1200;

/** The 60 digits of a safety number in a text or in the content of a code; null when there are none. */
export function digitsIn(text: string): string | null {
  const digits = text.replace(/^VESTNIK:1:/i, '').replaceAll(/\s/g, '');
  return /^\d{60}$/.test(digits) ? digits : null;
}

/** What the QR code in a picture says; null when there is none. */
export async function readCode(picture: Blob): Promise<string | null> {
  try {
    const bitmap = await createImageBitmap(picture);
    const scale = Math.min(1, EDGE / Math.max(bitmap.width, bitmap.height));
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    const context = new OffscreenCanvas(width, height).getContext('2d', {
      willReadFrequently: true,
    });
    context?.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
    if (!context) return null;
    const { data } = context.getImageData(0, 0, width, height);
    return decodeQR({ width, height, data }, { effort: 4, timeLimit: 3000 });
  } catch {
    // Not a picture, or nothing in it.
    return null;
  }
}
