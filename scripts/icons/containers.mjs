/** Icon files of Windows and macOS: both are tables of PNG pictures. */

/** @typedef {{ size: number, png: Buffer }} Picture `size` in pixels */

/**
 * Windows icon (.ico): header, one 16-byte entry per picture, the pictures. PNG is read since Vista.
 * @param {Picture[]} pictures at most 256 pixels each
 */
export function encodeIco(pictures) {
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length + 16 * pictures.length;
  const entries = pictures.map(({ size, png }) => {
    const entry = Buffer.alloc(16);
    // One byte per side, where 0 stands for 256.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...pictures.map(({ png }) => png)]);
}

/** Apple's four-letter names by size; the second of a size is for screens of double density. */
const ICNS_TYPES = new Map([
  [16, ['icp4']],
  [32, ['icp5', 'ic11']],
  [64, ['ic12']],
  [128, ['ic07']],
  [256, ['ic08', 'ic13']],
  [512, ['ic09', 'ic14']],
  [1024, ['ic10']],
]);

/**
 * Apple icon (.icns): `icns`, total length, then type, length and PNG of each picture.
 * @param {Picture[]} pictures
 */
export function encodeIcns(pictures) {
  const chunks = pictures.flatMap(({ size, png }) => {
    const types = ICNS_TYPES.get(size);
    if (!types) throw new Error(`No Apple icon has ${size} pixels`);
    return types.map((type) => Buffer.concat([chunkHeader(type, png.length), png]));
  });
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  return Buffer.concat([chunkHeader('icns', length), ...chunks]);
}

/**
 * @param {string} type four ASCII letters
 * @param {number} length of the content in bytes
 */
function chunkHeader(type, length) {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(length + header.length, 4);
  return header;
}
