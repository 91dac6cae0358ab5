import { useEffect } from 'react';
import { fetchFile } from '../../services/files/index.ts';
import { useChats } from '../../stores/chats.ts';
import { type ShownFile, refOf, useFile } from './use-file.ts';

/** Pictures and voices up to this size are fetched as soon as they come into view, bytes. */
const AUTOMATIC = 8 * 1024 * 1024;

/** Fetches a file by itself where it is `wanted` and may be. */
export function useAutomatic(shown: ShownFile, wanted: boolean): void {
  // What a stranger sends is fetched when it is asked for.
  const isRequest = useChats((state) => Boolean(state.byId[shown.message.chatId]?.request));
  const small = shown.attachment.size <= AUTOMATIC;
  const missing = useFile(shown) === undefined && wanted && small && !isRequest;
  useEffect(() => {
    if (missing) void fetchFile(refOf(shown));
    // The blob never changes; message and attachment are new objects with every event.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [missing]);
}
