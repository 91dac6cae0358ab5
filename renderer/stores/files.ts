import { create } from 'zustand';
import type { FileView } from '#contract/engine/views.ts';
import type { BlobId } from '#contract/wire/files.ts';

/** Files that are on this device or on their way; all others are on the server only. */
export const useFiles = create<{ byId: Readonly<Partial<Record<BlobId, FileView>>> }>()(() => ({
  byId: {},
}));

export function setFiles(files: readonly FileView[]): void {
  useFiles.setState({ byId: Object.fromEntries(files.map((file) => [file.blobId, file])) });
}

export function changeFiles(changed: readonly FileView[], removed: readonly BlobId[]): void {
  useFiles.setState(({ byId }) => {
    const next = { ...byId };
    for (const file of changed) next[file.blobId] = file;
    for (const blobId of removed) delete next[blobId];
    return { byId: next };
  });
}
