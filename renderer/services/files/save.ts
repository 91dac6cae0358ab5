import type { FileRef } from '#contract/engine/files.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { AttachmentView } from '#contract/engine/views.ts';
import { readPieces, readWhole } from './content.ts';

interface SavePicker {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
}

/**
 * Writes the plaintext to where the person chooses: piece by piece where the browser can, else as a
 * download. Null when they changed their mind.
 */
export async function saveFile(ref: FileRef, attachment: AttachmentView): Promise<Result | null> {
  const { showSaveFilePicker } = globalThis as SavePicker;
  if (!showSaveFilePicker) return download(ref, attachment);
  let handle: FileSystemFileHandle;
  try {
    handle = await showSaveFilePicker({ suggestedName: attachment.name });
  } catch {
    return null;
  }
  const stream = await handle.createWritable();
  const written = await readPieces(ref, attachment.size, (bytes) => stream.write(bytes));
  // What was written so far lies in a file of its own until it is closed.
  await (written.ok ? stream.close() : stream.abort());
  return written;
}

async function download(ref: FileRef, attachment: AttachmentView): Promise<Result> {
  const blob = await readWhole(ref, { size: attachment.size, type: '' });
  if (!blob.ok) return blob;
  const url = URL.createObjectURL(blob.value);
  const link = document.createElement('a');
  link.href = url;
  link.download = attachment.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return { ok: true, value: undefined };
}
