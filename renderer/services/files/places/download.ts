import { type Place, PlaceError } from './place.ts';
import { ZipParts } from './zip.ts';

/** What a browser without file access is asked to hold in memory at most, bytes. */
const MOST_HELD = 1024 ** 3;

/** A download of the browser: one file as it is. */
export function downloadedFile(name: string): Place {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let held = 0;
  return {
    begin: async () => ({
      async write(bytes) {
        held += bytes.byteLength;
        if (held > MOST_HELD) throw new PlaceError('file-too-large');
        pieces.push(bytes);
      },
      async end(keep) {
        if (keep) handOver(new Blob(pieces), name);
        pieces.length = 0;
      },
    }),
    makeFolder: async () => {},
    finish: async () => {},
    show: null,
  };
}

/** A download of the browser: a tree in a zip file. */
export function downloadedZip(name: string): Place {
  const zip = new ZipParts();
  return {
    begin: async (path) => {
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      return {
        async write(bytes) {
          pieces.push(bytes);
          zip.reserve(bytes.byteLength);
          if (zip.bytes > MOST_HELD) throw new PlaceError('file-too-large');
        },
        async end(keep) {
          if (keep) zip.add(path.join('/'), pieces);
        },
      };
    },
    makeFolder: async (path) => zip.add(`${path.join('/')}/`, []),
    finish: async () =>
      handOver(new Blob(zip.finish(), { type: 'application/zip' }), `${name}.zip`),
    show: null,
  };
}

function handOver(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
