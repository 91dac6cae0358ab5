import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Ways in which 32 bytes may lie in a file or in an argument. */
const forms = (key: Uint8Array): Buffer[] => {
  const bytes = Buffer.from(key);
  const base64 = bytes.toString('base64').replace(/=+$/, '').slice(0, -1);
  const url = base64.replaceAll('+', '-').replaceAll('/', '_');
  const texts = [base64, url, bytes.toString('hex'), [...bytes].join(',')];
  return [bytes, ...texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')])];
};

/** Files below a folder that hold the key in any form. */
export function filesWithKey(folder: string, key: Uint8Array): string[] {
  const needles = forms(key);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => {
      const content = readFileSync(file);
      return needles.some((needle) => content.includes(needle));
    });
}

/** Command line and environment of every process that names the folder, as the system shows them. */
export function processTexts(folder: string): Buffer[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`);
        return command.includes(folder) ? [command, readFileSync(`/proc/${pid}/environ`)] : [];
      } catch {
        // The process has ended meanwhile.
        return [];
      }
    });
}

export const holdsKey = (text: Buffer, key: Uint8Array): boolean =>
  forms(key).some((needle) => text.includes(needle));
