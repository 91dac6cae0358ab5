import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** 20 s of a test picture (VP9 and Opus), its index at the front. */
const CLIP = path.join(import.meta.dirname, '../assets/clip.mp4');
const CONTAINERS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl']);

/**
 * A film with a `gap` of so many bytes of nothing, or of a filling, between its halves: whoever plays its
 * second half must have jumped there. The samples behind the gap are moved in the index of each track.
 */
export function filmWithGap(gap: number, filling = randomBytes(gap - 8)): Buffer {
  const clip = readFileSync(CLIP);
  const [media] = boxes(clip, 0, clip.byteLength).filter(({ type }) => type === 'mdat');
  const offsets = boxes(clip, 0, clip.byteLength).filter(({ type }) => type === 'stco');
  const places = offsets.flatMap(({ start }) =>
    Array.from({ length: clip.readUInt32BE(start + 12) }, (_, at) => start + 16 + at * 4),
  );
  const middle = media!.start + 8 + (media!.end - media!.start - 8) / 2;
  const split = Math.min(
    ...places.map((at) => clip.readUInt32BE(at)).filter((offset) => offset >= middle),
  );
  // The gap is a box of its own; the second half gets a head of its own behind it.
  for (const at of places) {
    const offset = clip.readUInt32BE(at);
    if (offset >= split) clip.writeUInt32BE(offset + gap + 8, at);
  }
  clip.writeUInt32BE(split - media!.start, media!.start);
  return Buffer.concat([
    clip.subarray(0, split),
    head('free', gap),
    filling,
    head('mdat', media!.end - split + 8),
    clip.subarray(split),
  ]);
}

function head(type: string, length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32BE(length);
  bytes.write(type, 4, 'latin1');
  return bytes;
}

function boxes(
  clip: Buffer,
  from: number,
  to: number,
): { type: string; start: number; end: number }[] {
  const found = [];
  for (let start = from; start < to;) {
    const end = start + clip.readUInt32BE(start);
    const type = clip.toString('latin1', start + 4, start + 8);
    found.push({ type, start, end });
    if (CONTAINERS.has(type)) found.push(...boxes(clip, start + 8, end));
    start = end;
  }
  return found;
}
