import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pictureType } from './picture.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const u16le = (value: number) => Buffer.from([value & 0xff, value >> 8]).toString('hex');
const u16be = (value: number) => Buffer.from([value >> 8, value & 0xff]).toString('hex');

const jpeg = (width: number, height: number) =>
  bytes(`ffd8 ffe0 0004 0000 ffc0 000b 08 ${u16be(height)} ${u16be(width)} 01 011100 ffda`);
const webp = (width: number, height: number) =>
  bytes(
    `52494646 00000000 57454250 56503820 00000000 300000 9d012a ${u16le(width)} ${u16le(height)}`,
  );

test('small JPEG and WebP pictures are shown', () => {
  expect(pictureType(jpeg(256, 256))).toBe('image/jpeg');
  expect(pictureType(webp(256, 200))).toBe('image/webp');
  const lossless = '52494646 00000000 57454250 5650384c 00000000 2f ff003f00';
  expect(pictureType(bytes(lossless))).toBe('image/webp');
  const extended = '52494646 00000000 57454250 56503858 0a000000 00000000 ff0000 ff0000';
  expect(pictureType(bytes(extended))).toBe('image/webp');
});

test('what would unfold beyond measure is not', () => {
  expect(pictureType(jpeg(65_000, 65_000))).toBeNull();
  expect(pictureType(jpeg(256, 0))).toBeNull();
  expect(pictureType(webp(16_383, 16_383))).toBeNull();
  const moving = '52494646 00000000 57454250 56503858 0a000000 02000000 ff0000 ff0000';
  expect(pictureType(bytes(moving))).toBeNull();
});

test('anything else is no picture, and nothing throws', () => {
  expect(pictureType(new TextEncoder().encode('<svg onload="alert(1)"/>'))).toBeNull();
  fc.assert(
    fc.property(
      fc.constantFrom('', 'ffd8', '5249464600000000574542505650382000000000'),
      fc.uint8Array({ maxLength: 60 }),
      (head, rest) => {
        const type = pictureType(Uint8Array.from([...bytes(head), ...rest]));
        expect([null, 'image/jpeg', 'image/webp']).toContain(type);
      },
    ),
  );
});
