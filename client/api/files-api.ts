import type { FilesApi } from '#contract/engine/files.ts';
import type { Parts } from '../parts.ts';
import { guarded } from '../runtime/results.ts';

/** Files of messages. */
export function filesApi({ files, fileBook }: Parts): FilesApi {
  return {
    fileLimits: () => guarded(() => files.limits()),
    sendFiles: (request) => guarded(() => files.send(request)),
    files: async () => fileBook.list(),
    fetchFile: (ref) => guarded(() => files.fetch(ref)),
    pauseFile: (blobId) => guarded(() => files.setPaused(blobId, true)),
    resumeFile: (blobId) => guarded(() => files.setPaused(blobId, false)),
    cancelFetch: (blobId) => guarded(() => files.cancelFetch(blobId)),
    readFile: (ref, start, end) => guarded(() => files.read(ref, start, end)),
    streamFile: (ref, start, end) => guarded(() => files.stream(ref, start, end)),
    trimFiles: (limits) => guarded(() => files.trim(limits)),
    clearFiles: () => guarded(() => files.clear()),
  };
}
