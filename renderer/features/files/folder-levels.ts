import type { FolderFile, FolderTree } from '#contract/content/folder.ts';

/** What lies directly in a folder: other folders and files, each in the order of their names. */
export interface FolderLevel {
  folders: { name: string; files: number }[];
  files: FolderFile[];
}

/** One level of a tree. */
export function levelOf(tree: FolderTree, path: readonly string[]): FolderLevel {
  const isBelow = (names: readonly string[]) => path.every((name, depth) => names[depth] === name);
  const folders = new Map<string, number>();
  const files: FolderFile[] = [];
  for (const file of tree.files) {
    if (!isBelow(file.path) || file.path.length <= path.length) continue;
    const name = file.path[path.length] ?? '';
    if (file.path.length === path.length + 1) files.push(file);
    else folders.set(name, (folders.get(name) ?? 0) + 1);
  }
  for (const names of tree.empty) {
    const name = names[path.length];
    if (isBelow(names) && name !== undefined && !folders.has(name)) folders.set(name, 0);
  }
  const byName = (a: string, b: string) => a.localeCompare(b, undefined, { numeric: true });
  return {
    folders: [...folders]
      .map(([name, count]) => ({ name, files: count }))
      .toSorted((a, b) => byName(a.name, b.name)),
    files: files.toSorted((a, b) => byName(a.path.at(-1) ?? '', b.path.at(-1) ?? '')),
  };
}
