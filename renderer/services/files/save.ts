import type { FileRef } from '#contract/engine/files.ts';
import type { EngineErrorCode, Result } from '#contract/engine/errors.ts';
import type { AttachmentView } from '#contract/engine/views.ts';
import { type PieceSource, readPieces, readVerified } from './content.ts';
import { chooseFilePlace, chooseFolderPlace } from './places/choose.ts';
import { type Place, PlaceError } from './places/place.ts';
import { whenHere } from './when-here.ts';

/** A file and the message that carries it. */
export interface SavedFile {
  ref: FileRef;
  attachment: Pick<AttachmentView, 'name' | 'size' | 'blobId'>;
}

/** Saved, and how to show it where the system can. */
export type Saved = Result<{ show: Place['show'] }>;

/** Writes the plaintext to where the person chooses. Null when they changed their mind. */
export async function saveFile({ ref, attachment }: SavedFile): Promise<Saved | null> {
  const place = await chooseFilePlace(attachment.name);
  return (
    place &&
    saving(place, async () => {
      const here = await whenHere(ref);
      return here.ok ? writeInto(place, [], readVerified(ref), 0, attachment.size) : here;
    })
  );
}

/** Writes several files into a folder that the person chooses. Null when they changed their mind. */
export async function saveFiles(files: readonly SavedFile[], name: string): Promise<Saved | null> {
  const place = await chooseFolderPlace(name, false);
  return (
    place &&
    saving(place, async () => {
      const names = new Set<string>();
      for (const { ref, attachment } of files) {
        const here = await whenHere(ref);
        if (!here.ok) return here;
        const path = [numbered(attachment.name, names)];
        const written = await writeInto(place, path, readVerified(ref), 0, attachment.size);
        if (!written.ok) return written;
      }
      return { ok: true, value: undefined };
    })
  );
}

/** Runs what writes into a place; the place's own failures come out as a value too. */
export async function saving(place: Place, write: () => Promise<Result>): Promise<Saved> {
  try {
    const written = await write();
    if (!written.ok) return written;
    await place.finish();
    return { ok: true, value: { show: place.show } };
  } catch (error) {
    if (error instanceof PlaceError) return failure(error.code);
    throw error;
  }
}

/** Writes a stretch of a file as a file of its own; what is not whole does not stay. */
export async function writeInto(
  place: Place,
  path: string[],
  source: PieceSource,
  start: number,
  end: number,
): Promise<Result> {
  const sink = await place.begin(path);
  let kept = false;
  try {
    const read = await readPieces(source, start, end, (bytes) => sink.write(bytes));
    kept = read.ok;
    return read;
  } finally {
    await sink.end(kept);
  }
}

/** The name, or with a number where it is taken; takes it. */
function numbered(name: string, taken: Set<string>): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number++) {
    free = `${stem} (${number})${ending}`;
  }
  taken.add(free.toLowerCase());
  return free;
}

const failure = (code: EngineErrorCode) => ({ ok: false as const, code });
