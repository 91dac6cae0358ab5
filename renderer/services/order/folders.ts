import type { FolderRules } from '#contract/content/account-data.ts';
import type { AccountDataRecord } from '#contract/engine/account-data.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { type Folder, replaceFolder, setFolders, useFolders } from '../../stores/folders.ts';
import { setShelf, useNavigation } from '../../stores/navigation.ts';
import { engine, onEngineEvent } from '../engine.ts';

/** Folders that one account can have. */
export const MOST_FOLDERS = 20;

const NO_RULES: FolderRules = { unread: false, groups: false, people: false, chats: [] };

/** Null for a record whose folder was deleted. */
function folderOf({ id, value }: AccountDataRecord<'folder'>): Folder | null {
  const { name, rules = NO_RULES, place = 0 } = value;
  return name === undefined ? null : { id, name, rules, place };
}

/** Keeps the folders up to date; the answer ends it. */
export async function startFolders(): Promise<() => void> {
  const end = onEngineEvent((event) => {
    if (event.type !== 'account-data') return;
    for (const record of event.records) {
      if (record.space === 'folder') replaceFolder(record.id, folderOf(record));
    }
  });
  const endShelf = useFolders.subscribe(({ list }) => {
    const { shelf } = useNavigation.getState();
    const isGone = shelf.startsWith('folder:') && !list.some(({ id }) => shelf === `folder:${id}`);
    if (isGone) setShelf('all');
  });
  const records = await engine().accountDataList('folder');
  setFolders(records.map(folderOf).filter((folder) => folder !== null));
  return () => {
    end();
    endShelf();
    setFolders([]);
  };
}

/** Creates a folder, or changes the one with an id. */
export async function saveFolder(
  id: string | null,
  { name, rules }: Pick<Folder, 'name' | 'rules'>,
): Promise<boolean> {
  const last = useFolders.getState().list.at(-1)?.place ?? 0;
  const change = id === null ? { name, rules, place: last + 1 } : { name, rules };
  return (await engine().setAccountData('folder', id ?? crypto.randomUUID(), change)).ok;
}

export function deleteFolder(id: string): void {
  void engine().setAccountData('folder', id, { name: null, rules: null, place: null });
}

/** Moves a folder past its neighbour. */
export function moveFolder(id: string, step: 1 | -1): void {
  const { list } = useFolders.getState();
  const at = list.findIndex((folder) => folder.id === id);
  if (at === -1 || !list[at + step]) return;
  const moved = list.toSpliced(at, 1).toSpliced(at + step, 0, list[at]!);
  for (const [place, folder] of moved.entries()) {
    if (folder.place !== place) void engine().setAccountData('folder', folder.id, { place });
  }
}

/** Puts a chat into a folder by hand, or takes it out. */
export function putInFolder({ id, rules }: Folder, chatId: ChatId, on: boolean): void {
  const others = rules.chats.filter((other) => other !== chatId);
  const chats = on ? [...others, chatId] : others;
  void engine().setAccountData('folder', id, { rules: { ...rules, chats } });
}
