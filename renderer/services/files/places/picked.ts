import { type Place, type Sink, placed } from './place.ts';

/** https://wicg.github.io/file-system-access/, where a browser has it. */
interface Pickers {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
  showDirectoryPicker?: (options: { mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;
}

export const pickers = (): Pickers => globalThis as Pickers;

/** A file that the person chose in a browser. */
export function pickedFile(handle: FileSystemFileHandle): Place {
  return {
    begin: () => sinkOf(handle),
    makeFolder: async () => {},
    finish: async () => {},
    show: null,
  };
}

/** A folder that the person chose in a browser; nothing in it is replaced. */
export async function pickedFolder(
  chosen: FileSystemDirectoryHandle,
  name: string | null,
): Promise<Place> {
  const root =
    name === null
      ? chosen
      : await placed(async () =>
          chosen.getDirectoryHandle(await freeName(chosen, name), { create: true }),
        );
  const folderOf = async (names: readonly string[]) => {
    let folder = root;
    for (const one of names) folder = await folder.getDirectoryHandle(one, { create: true });
    return folder;
  };
  return {
    begin: (path) =>
      placed(async () => {
        const folder = await folderOf(path.slice(0, -1));
        const free = await freeName(folder, path.at(-1) ?? '');
        const handle = await folder.getFileHandle(free, { create: true });
        return sinkOf(handle, () => folder.removeEntry(free));
      }),
    makeFolder: (path) => placed(async () => void (await folderOf(path))),
    finish: async () => {},
    show: null,
  };
}

async function sinkOf(
  handle: FileSystemFileHandle,
  remove: () => Promise<void> = async () => {},
): Promise<Sink> {
  const stream = await placed(() => handle.createWritable());
  return {
    write: (bytes) => placed(() => stream.write(bytes)),
    end: (keep) =>
      placed(async () => {
        if (keep) return stream.close();
        // What was written so far lies in a file of its own until it is closed.
        await stream.abort();
        await remove();
      }),
  };
}

async function freeName(folder: FileSystemDirectoryHandle, name: string): Promise<string> {
  const taken = new Set<string>();
  for await (const one of folder.keys()) taken.add(one.toLowerCase());
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number++)
    free = `${stem} (${number})${ending}`;
  return free;
}
