import { useEffect } from 'react';
import { fetchFile, isAutomatic, isMetered } from '../../services/files/index.ts';
import { useChats } from '../../stores/chats.ts';
import { usePreferences } from '../../stores/preferences.ts';
import { type ShownFile, refOf, useFile } from './use-file.ts';

/** Fetches a file by itself where it is `wanted` and the rules of the settings allow it, or `always`. */
export function useAutomatic(shown: ShownFile, wanted: boolean, always = false): void {
  const { message, attachment } = shown;
  const group = useChats(({ byId }) => Boolean(byId[message.chatId]?.group));
  // What a stranger sends is fetched when it is asked for.
  const isRequest = useChats(({ byId }) => Boolean(byId[message.chatId]?.request));
  const byRules = usePreferences((rules) =>
    isAutomatic(attachment, rules, { group, metered: isMetered() }),
  );
  const allowed = always || (byRules && !isRequest);
  const missing = useFile(shown) === undefined && wanted && allowed;
  useEffect(() => {
    if (missing) void fetchFile(refOf(shown));
    // The blob never changes; message and attachment are new objects with every event.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [missing]);
}
