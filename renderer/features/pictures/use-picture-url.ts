import { useEffect, useState } from 'react';
import { pictureUrl } from '../../services/pictures.ts';

/** An address for the bytes of a picture, for as long as it is shown; null for none. */
export function usePictureUrl(bytes: Uint8Array | null): string | null {
  const [shown, setShown] = useState<{ bytes: Uint8Array; url: string | null } | null>(null);
  useEffect(() => {
    if (!bytes) return;
    const url = pictureUrl(bytes);
    // After the frame that asked for it: the address is made for this mount alone.
    const turn = requestAnimationFrame(() => setShown({ bytes, url }));
    return () => {
      cancelAnimationFrame(turn);
      if (url) URL.revokeObjectURL(url);
    };
  }, [bytes]);
  return bytes && shown?.bytes === bytes ? shown.url : null;
}
