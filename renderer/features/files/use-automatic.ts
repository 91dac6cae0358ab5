import { useEffect } from 'react';
import { fetchFile } from '../../services/files/index.ts';
import { type ShownFile, refOf, useFile } from './use-file.ts';

/** Pictures and voices up to this size are fetched as soon as they come into view, bytes. */
const AUTOMATIC = 8 * 1024 * 1024;

/** Fetches a file by itself where it is `wanted` and may be. */
export function useAutomatic(shown: ShownFile, wanted: boolean): void {
  const missing = useFile(shown) === undefined && wanted && shown.attachment.size <= AUTOMATIC;
  useEffect(() => {
    if (missing) void fetchFile(refOf(shown));
    // The blob never changes; message and attachment are new objects with every event.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [missing]);
}
