import { messageWindow } from '../../stores/messages.ts';
import type { Track } from '../../stores/player.ts';

/** The sound of the same kind that follows in the history as far as it is loaded; null for none. */
export function trackAfter({ message, attachment }: Track): Track | null {
  const tracks = (messageWindow(message.chatId)?.messages ?? []).flatMap((one) =>
    one.attachments
      .filter(({ kind }) => kind === attachment.kind)
      .map((sound): Track => ({ message: one, attachment: sound })),
  );
  const at = tracks.findIndex((track) => track.attachment.blobId === attachment.blobId);
  return (at < 0 ? undefined : tracks[at + 1]) ?? null;
}
