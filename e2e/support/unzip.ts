/** Names and contents of a zip file that is not compressed. */
export function unzip(zip: Buffer): Record<string, Buffer> {
  const end = zip.byteLength - 22;
  const files: Record<string, Buffer> = {};
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const length = zip.readUInt16LE(at + 28);
    const size = zip.readUInt32LE(at + 24);
    const start = zip.readUInt32LE(at + 42) + 30 + length;
    files[zip.toString('utf8', at + 46, at + 46 + length)] = zip.subarray(start, start + size);
    at += 46 + length;
  }
  return files;
}
