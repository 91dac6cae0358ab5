import type { ChatId } from '#contract/wire/primitives.ts';
import {
  type ChosenFile,
  changeSendPreview,
  setSendPreview,
  useSendPreview,
} from '../../stores/send-preview.ts';
import { bundled, folderBundle } from './folder-bundle.ts';

/** Pictures that a browser can decode; others go as files. */
const PHOTO = /^image\/(jpeg|png|webp|gif|avif|bmp)$/;

let lastKey = 0;

function chosen(file: File, entries: number | null): ChosenFile {
  const isPhoto = PHOTO.test(file.type);
  return {
    key: ++lastKey,
    file,
    entries,
    isPhoto,
    url: isPhoto ? URL.createObjectURL(file) : null,
  };
}

/** Opens the preview with files, or adds them to the open one. */
export function chooseFiles(chatId: ChatId, files: readonly File[], compress = true): void {
  add(
    chatId,
    files.map((file) => chosen(file, null)),
    compress,
  );
}

/** As {@link chooseFiles}, with folders among them; false when one holds too much. */
export async function chooseEntries(
  chatId: ChatId,
  entries: readonly FileSystemEntry[],
  compress: boolean,
): Promise<boolean> {
  const found = await bundled(entries).catch(() => null);
  add(
    chatId,
    (found ?? []).map(({ file, entries: count }) => chosen(file, count)),
    compress,
  );
  return found !== null;
}

/** A folder from the system's picker; false when it holds too much. */
export function chooseFolder(chatId: ChatId, files: readonly File[]): boolean {
  const nested = files.map((file) => ({ path: file.webkitRelativePath.split('/'), file }));
  const name = nested[0]?.path[0];
  if (name === undefined) return true;
  const inside = nested.map(({ path, file }) => ({ path: path.slice(1), file }));
  const bundle = folderBundle(name, inside, []);
  if (bundle) add(chatId, [chosen(bundle, files.length)], true);
  return bundle !== null;
}

function add(chatId: ChatId, added: ChosenFile[], compress: boolean): void {
  if (added.length === 0) return;
  const { preview } = useSendPreview.getState();
  if (preview?.chatId === chatId) changeSendPreview({ files: [...preview.files, ...added] });
  else setSendPreview({ chatId, files: added, compress, caption: '' });
}

/** Closes the preview; nothing was sent, or all of it. */
export function dropChosen(): void {
  for (const file of useSendPreview.getState().preview?.files ?? []) letGo(file);
  setSendPreview(null);
}

/** Takes a file out; without files the preview closes. */
export function removeChosen(key: number): void {
  const files = useSendPreview.getState().preview?.files ?? [];
  for (const file of files) if (file.key === key) letGo(file);
  const kept = files.filter((file) => file.key !== key);
  if (kept.length === 0) setSendPreview(null);
  else changeSendPreview({ files: kept });
}

/** Moves a file by some places. */
export function moveChosen(key: number, by: number): void {
  const files = [...(useSendPreview.getState().preview?.files ?? [])];
  const at = files.findIndex((file) => file.key === key);
  const [file] = files.splice(at, 1);
  if (at < 0 || file === undefined) return;
  files.splice(Math.max(0, at + by), 0, file);
  changeSendPreview({ files });
}

function letGo({ url }: ChosenFile): void {
  if (url) URL.revokeObjectURL(url);
}
