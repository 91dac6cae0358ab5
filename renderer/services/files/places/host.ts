import {
  type HostFile,
  type HostFilesApi,
  MOST_WRITTEN,
  type PlaceId,
} from '#contract/platform/files-api.ts';
import { type Place, PlaceError } from './place.ts';

/** A place on the desktop. */
export function hostPlace(files: HostFilesApi, id: PlaceId): Place {
  return {
    async begin(path) {
      const file = valueOf(await files.begin(id, path));
      return {
        async write(bytes) {
          for (let at = 0; at < bytes.byteLength; at += MOST_WRITTEN) {
            valueOf(await files.write(file, bytes.subarray(at, at + MOST_WRITTEN)));
          }
        },
        end: async (keep) => valueOf(await files.end(file, keep)),
      };
    },
    makeFolder: async (path) => valueOf(await files.makeFolder(id, path)),
    finish: async () => {},
    show: () => files.show(id),
  };
}

function valueOf<T>(outcome: HostFile<T>): T {
  if (!outcome.ok) throw new PlaceError(outcome.code);
  return outcome.value;
}
