import { useEffect, useState } from 'react';
import { fileUrl, streamUrl } from '../../services/files/index.ts';
import { useAutomatic } from './use-automatic.ts';
import { type ShownFile, isHere, refOf, useFile } from './use-file.ts';

/** The address under which a file can be shown, once it is here; fetches a small one by itself. */
export function useFileUrl(
  shown: ShownFile,
  automatic: 'by-rules' | 'always' | false = false,
  wanted = true,
): string | null {
  useAutomatic(shown, automatic !== false && wanted, automatic === 'always');
  const file = useFile(shown);
  const [url, setUrl] = useState<string | null>(null);
  const here = wanted && isHere(file);
  const { blobId } = shown.attachment;
  useEffect(() => {
    if (!here) return;
    let current = true;
    void fileUrl(refOf(shown), shown.attachment).then((answer) => {
      if (current && answer.ok) setUrl(answer.value);
    });
    return () => {
      current = false;
    };
    // The blob never changes; message and attachment are new objects with every event.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [blobId, here]);
  return here ? url : null;
}

/**
 * The address under which a film or a piece of music plays, whether it is here or not. Where the browser
 * can't play by stretches it must be here as a whole first.
 */
export function useStreamUrl(shown: ShownFile, wanted = true): string | null {
  const here = isHere(useFile(shown));
  // Undefined until it is known, null where there are none.
  const [stream, setStream] = useState<string | null>();
  const whole = useFileUrl(shown, false, wanted && stream === null);
  const { blobId } = shown.attachment;
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    void streamUrl(refOf(shown), shown.attachment).then((url) => current && setStream(url));
    return () => {
      current = false;
    };
    // As above: the blob is what counts.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [blobId, wanted]);
  return stream ?? (here ? whole : null);
}
