/** Longest side of a picture of a person or group that is shown, pixels. */
const LARGEST = 1024;

/**
 * Type of a small picture of a person or group, as far as it may be shown: a few kilobytes of another
 * member's must not unfold to gigabytes, so its size is read before anything decodes it. Null for
 * anything but a JPEG or a still WebP of at most 1,024 pixels a side.
 */
export function pictureType(bytes: Uint8Array): 'image/jpeg' | 'image/webp' | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (isWebp(bytes)) return fits(webpSize(view)) ? 'image/webp' : null;
    if (view.getUint16(0) === 0xffd8) return fits(jpegSize(view)) ? 'image/jpeg' : null;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return null;
}

type Size = readonly [width: number, height: number];

function fits(size: Size | null): boolean {
  return size !== null && size.every((side) => side >= 1 && side <= LARGEST);
}

function isWebp(bytes: Uint8Array): boolean {
  return textAt(bytes, 0) === 'RIFF' && textAt(bytes, 8) === 'WEBP';
}

function textAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

/** https://developers.google.com/speed/webp/docs/riff_container, RFC 6386 section 9.1. */
function webpSize(view: DataView): Size | null {
  const chunk = view.getUint32(12);
  if (chunk === 0x56503820) {
    if (view.getUint16(23) !== 0x9d01 || view.getUint8(25) !== 0x2a) return null;
    return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  }
  if (chunk === 0x5650384c) {
    if (view.getUint8(20) !== 0x2f) return null;
    const bits = view.getUint32(21, true);
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
  }
  if (chunk !== 0x56503858 || (view.getUint8(20) & 0x02) !== 0) return null;
  return [1 + u24(view, 24), 1 + u24(view, 27)];
}

function u24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

/** The frame header of a JPEG (ITU-T T.81 annex B). */
function jpegSize(view: DataView): Size | null {
  for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    const isTable = marker === 0xc4 || marker === 0xc8 || marker === 0xcc;
    if (marker >= 0xc0 && marker <= 0xcf && !isTable) {
      return [view.getUint16(at + 7), view.getUint16(at + 5)];
    }
    if (marker === 0xda || marker === 0xd9) return null;
  }
  return null;
}
