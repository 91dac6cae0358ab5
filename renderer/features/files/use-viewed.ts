import { useMemo } from 'react';
import type { MessageWindow } from '../../stores/message-window.ts';
import type { ShownFile } from './use-file.ts';

/** Photos and videos of the stretch of history that is loaded, oldest first. */
export function useViewed(window: MessageWindow | undefined): ShownFile[] {
  return useMemo(
    () =>
      (window?.messages ?? []).flatMap((message) =>
        message.attachments
          .filter(({ kind }) => kind === 'photo' || kind === 'video')
          .map((attachment) => ({ message, attachment })),
      ),
    [window],
  );
}
