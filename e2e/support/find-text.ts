import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The encodings in which Chromium, SQLite, JSON and msgpack write a text. */
function needles(text: string): Buffer[] {
  const utf8 = Buffer.from(text, 'utf8');
  return [
    utf8,
    Buffer.from(text, 'utf16le'),
    Buffer.from(utf8.toString('base64').replace(/=+$/, '').slice(0, -1)),
    Buffer.from(utf8.toString('hex')),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(JSON.stringify(text).slice(1, -1)),
  ];
}

/** Whether the text stands in the bytes in any of the usual encodings. */
export function hasText(bytes: Buffer, text: string): boolean {
  return needles(text).some((needle) => bytes.includes(needle));
}

/** Files below a folder that contain the text; unreadable special files are skipped. */
export function filesWithText(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => hasText(readFileSync(file), text));
}
