import type { FileRef } from '#contract/engine/files.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { BlobId } from '#contract/wire/files.ts';
import { engine } from '../engine.ts';
import { forgetUrls } from './content.ts';

/** Begins a download, or goes on with it. */
export const fetchFile = (ref: FileRef): Promise<Result> => engine().fetchFile(ref);

export const pauseFile = (blobId: BlobId): Promise<Result> => engine().pauseFile(blobId);
export const resumeFile = (blobId: BlobId): Promise<Result> => engine().resumeFile(blobId);
export const cancelFetch = (blobId: BlobId): Promise<Result> => engine().cancelFetch(blobId);

/** Deletes the files kept on this device; they can be fetched again. */
export async function clearFiles(): Promise<Result> {
  forgetUrls();
  return engine().clearFiles();
}
