import * as v from 'valibot';
import { safeName } from '../platform/safe-name.ts';

/**
 * A folder travels as one file: 8 bytes that name the format, the length of the index (32 bits, big
 * endian), the index as JSON in UTF-8, then the contents of its files one after another. So whoever has
 * the beginning knows the tree, and each file is a stretch that can be read by itself.
 */
export const FOLDER_TYPE = 'application/vnd.vestnik.folder';

const MAGIC = new TextEncoder().encode('VFOLDER1');
/** Bytes in front of the index. */
export const FOLDER_HEAD = MAGIC.byteLength + 4;
export const FOLDER_LIMITS = {
  /** Files and empty folders. */
  entries: 20_000,
  /** Bytes of the index. */
  index: 8 * 1024 * 1024,
  /** Folders within each other. */
  depth: 64,
} as const;

const path = v.pipe(v.string(), v.minLength(1), v.maxLength(8192));

const indexSchema = v.object({
  v: v.literal(1),
  files: v.pipe(
    v.array(v.object({ path, size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) })),
    v.maxLength(FOLDER_LIMITS.entries),
  ),
  /** Folders without anything in them. */
  empty: v.pipe(v.array(path), v.maxLength(FOLDER_LIMITS.entries)),
});

/** A file of a folder, below which names it lies and where in the bundle. */
export interface FolderFile {
  /** Names from the top down, the file's own last; each is safe to be used on a disk. */
  path: string[];
  start: number;
  size: number;
}

export interface FolderTree {
  files: FolderFile[];
  /** Folders without anything in them. */
  empty: string[][];
}

/** Head and index of a bundle; the contents follow in the order of `files`. Null: too much for one. */
export function folderHead(
  files: readonly { path: string[]; size: number }[],
  empty: readonly string[][],
): Uint8Array<ArrayBuffer> | null {
  const tooDeep = [...files.map((file) => file.path), ...empty].some(
    (names) => names.length > FOLDER_LIMITS.depth,
  );
  if (tooDeep || files.length + empty.length > FOLDER_LIMITS.entries) return null;
  const index = new TextEncoder().encode(
    JSON.stringify({
      v: 1,
      files: files.map((file) => ({ path: file.path.join('/'), size: file.size })),
      empty: empty.map((names) => names.join('/')),
    }),
  );
  if (index.byteLength > FOLDER_LIMITS.index) return null;
  const head = new Uint8Array(FOLDER_HEAD + index.byteLength);
  head.set(MAGIC);
  new DataView(head.buffer).setUint32(MAGIC.byteLength, index.byteLength);
  head.set(index, FOLDER_HEAD);
  return head;
}

/** Length of the index that follows {@link FOLDER_HEAD} bytes; null when these are of something else. */
export function folderIndexLength(head: Uint8Array): number | null {
  const known = head.byteLength >= FOLDER_HEAD && MAGIC.every((byte, at) => head[at] === byte);
  if (!known) return null;
  const length = new DataView(head.buffer, head.byteOffset).getUint32(MAGIC.byteLength);
  return length <= FOLDER_LIMITS.index ? length : null;
}

/**
 * The tree of a bundle of `size` bytes; null unless the sizes add up. Names that can't lie beside each
 * other on a disk that takes `A` and `a` for the same get a number.
 */
export function folderTree(index: Uint8Array, size: number): FolderTree | null {
  const parsed = v.safeParse(indexSchema, parseJson(index));
  if (!parsed.success) return null;
  let start = FOLDER_HEAD + index.byteLength;
  const found = parsed.output.files.map((file) => {
    const placed = { path: safePath(file.path), start, size: file.size };
    start += file.size;
    return placed;
  });
  const empty = parsed.output.empty.map(safePath);
  const all = [...found.map((file) => file.path), ...empty];
  if (start !== size || all.some((names) => names.length > FOLDER_LIMITS.depth)) return null;
  const taken = new Set(
    all.flatMap((names) => names.map((_, depth) => keyOf(names.slice(0, depth)))),
  );
  for (const names of empty) taken.add(keyOf(names));
  return { files: found.map((file) => ({ ...file, path: distinct(file.path, taken) })), empty };
}

const safePath = (text: string) => text.split('/').map(safeName);

const keyOf = (names: readonly string[]) => names.join('/').normalize('NFC').toLowerCase();

/** The path, or with a number where something is already. */
function distinct(path: string[], taken: Set<string>): string[] {
  const name = path.at(-1) ?? '';
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let free = path;
  for (let number = 2; taken.has(keyOf(free)); number++) {
    free = [...path.slice(0, -1), `${stem} (${number})${ending}`];
  }
  taken.add(keyOf(free));
  return free;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
