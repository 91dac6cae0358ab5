import { useMemo } from 'react';
import type { MessageView } from '#contract/engine/views.ts';
import type { ShownFile } from './use-file.ts';

/** Photos and videos of messages, in their order. */
export function useViewed(messages: readonly MessageView[] | undefined): ShownFile[] {
  return useMemo(
    () =>
      (messages ?? []).flatMap((message) =>
        message.attachments
          .filter(({ kind }) => kind === 'photo' || kind === 'video')
          .map((attachment) => ({ message, attachment })),
      ),
    [messages],
  );
}
