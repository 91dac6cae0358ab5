import type { ChatId } from '#contract/wire/primitives.ts';
import {
  type ChosenFile,
  changeSendPreview,
  setSendPreview,
  useSendPreview,
} from '../../stores/send-preview.ts';

/** Pictures that a browser can decode; others go as files. */
const PHOTO = /^image\/(jpeg|png|webp|gif|avif|bmp)$/;

let lastKey = 0;

function chosen(file: File): ChosenFile {
  const isPhoto = PHOTO.test(file.type);
  return { key: ++lastKey, file, isPhoto, url: isPhoto ? URL.createObjectURL(file) : null };
}

/** Opens the preview with files, or adds them to the open one. */
export function chooseFiles(chatId: ChatId, files: readonly File[], compress = true): void {
  if (files.length === 0) return;
  const { preview } = useSendPreview.getState();
  const added = files.map(chosen);
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
