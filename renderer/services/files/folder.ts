import {
  FOLDER_HEAD,
  type FolderFile,
  type FolderTree,
  folderIndexLength,
  folderTree,
} from '#contract/content/folder.ts';
import type { Result } from '#contract/engine/errors.ts';
import { readAnywhere, readPieces, readVerified } from './content.ts';
import { chooseFilePlace, chooseFolderPlace } from './places/choose.ts';
import { type Saved, type SavedFile, saving, writeInto } from './save.ts';
import { whenHere } from './when-here.ts';

/** What is in a folder that was sent; only the beginning of it is fetched. */
export async function readFolder({ ref, attachment }: SavedFile): Promise<Result<FolderTree>> {
  const source = readAnywhere(ref);
  const head = await source(0, Math.min(FOLDER_HEAD, attachment.size));
  if (!head.ok) return head;
  const length = folderIndexLength(head.value);
  const corrupt = { ok: false as const, code: 'file-corrupt' as const };
  if (length === null || FOLDER_HEAD + length > attachment.size) return corrupt;
  const index = new Uint8Array(length);
  let at = 0;
  const read = await readPieces(source, FOLDER_HEAD, FOLDER_HEAD + length, (bytes) => {
    index.set(bytes, at);
    at += bytes.byteLength;
  });
  if (!read.ok) return read;
  const tree = folderTree(index, attachment.size);
  return tree ? { ok: true, value: tree } : corrupt;
}

/** Saves one file of a folder; only that stretch is fetched. Null when they changed their mind. */
export async function saveFromFolder({ ref }: SavedFile, file: FolderFile): Promise<Saved | null> {
  const place = await chooseFilePlace(file.path.at(-1) ?? '');
  const { start, size } = file;
  return place && saving(place, () => writeInto(place, [], readAnywhere(ref), start, start + size));
}

/** Saves the whole tree, or it as a zip file. Null when they changed their mind. */
export async function saveFolder(saved: SavedFile, tree: FolderTree): Promise<Saved | null> {
  const { ref, attachment } = saved;
  const place = await chooseFolderPlace(attachment.name, true);
  return (
    place &&
    saving(place, async () => {
      const here = await whenHere(ref);
      if (!here.ok) return here;
      for (const path of tree.empty) await place.makeFolder(path);
      for (const { path, start, size } of tree.files) {
        const written = await writeInto(place, path, readVerified(ref), start, start + size);
        if (!written.ok) return written;
      }
      return { ok: true, value: undefined };
    })
  );
}
