import { create } from 'zustand';
import type { FolderRules } from '#contract/content/account-data.ts';

/** A folder of the chat list as the person made it. */
export interface Folder {
  id: string;
  name: string;
  rules: FolderRules;
  place: number;
}

/** Folders in their order. */
export const useFolders = create<{ list: readonly Folder[] }>()(() => ({ list: [] }));

export function setFolders(folders: readonly Folder[]): void {
  const list = folders.toSorted((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
  useFolders.setState({ list });
}

/** Puts a folder in the place of the one with its id; null takes that away. */
export function replaceFolder(id: string, folder: Folder | null): void {
  const others = useFolders.getState().list.filter((other) => other.id !== id);
  setFolders(folder === null ? others : [...others, folder]);
}
