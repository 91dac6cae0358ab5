import { FOLDER_TYPE, folderHead } from '#contract/content/folder.ts';

/** A file below the names of the folders around it, the chosen one not among them. */
export interface NestedFile {
  path: string[];
  file: File;
}

/** A folder as one file whose contents are read when it is sent; null when it holds too much. */
export function folderBundle(
  name: string,
  files: readonly NestedFile[],
  empty: readonly string[][],
): File | null {
  const head = folderHead(
    files.map(({ path, file }) => ({ path, size: file.size })),
    empty,
  );
  return head && new File([head, ...files.map(({ file }) => file)], name, { type: FOLDER_TYPE });
}

/** The files of a drop or paste, each folder as one; null when a folder holds too much. */
export async function bundled(
  entries: readonly FileSystemEntry[],
): Promise<{ file: File; entries: number | null }[] | null> {
  const found = [];
  for (const entry of entries) {
    if (isFile(entry)) {
      found.push({ file: await fileOf(entry), entries: null });
    } else if (isFolder(entry)) {
      const tree: Tree = { files: [], empty: [] };
      await walk(entry, [], tree);
      const file = folderBundle(entry.name, tree.files, tree.empty);
      if (!file) return null;
      found.push({ file, entries: tree.files.length });
    }
  }
  return found;
}

interface Tree {
  files: NestedFile[];
  empty: string[][];
}

async function walk(
  folder: FileSystemDirectoryEntry,
  path: readonly string[],
  tree: Tree,
): Promise<void> {
  const children = await childrenOf(folder);
  if (children.length === 0 && path.length > 0) tree.empty.push([...path]);
  for (const child of children) {
    const below = [...path, child.name];
    if (isFile(child)) tree.files.push({ path: below, file: await fileOf(child) });
    else if (isFolder(child)) await walk(child, below, tree);
  }
}

/** A reader hands out some at a time, and none at the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    all.push(...some);
  }
}

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject));

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
