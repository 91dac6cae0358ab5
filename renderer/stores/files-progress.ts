import type { FileView } from '#contract/engine/views.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { useFiles } from './files.ts';

const MOVING: ReadonlySet<FileView['state']> = new Set(['preparing', 'uploading', 'downloading']);

/**
 * How far the files that move right now have come together, 0 to 1; null while none does. Of one chat,
 * or of all.
 */
export function progressOf(
  files: Iterable<FileView | undefined>,
  chatId: ChatId | null = null,
): number | null {
  let [done, total] = [0, 0];
  for (const file of files) {
    if (!file || !MOVING.has(file.state) || (chatId !== null && file.chatId !== chatId)) continue;
    // Encryption is over long before the upload is.
    done += file.state === 'preparing' ? 0 : Math.min(file.done, file.total);
    total += file.total;
  }
  return total === 0 ? null : done / total;
}

/** Of one chat, in steps of a hundredth. */
export const useChatProgress = (chatId: ChatId): number | null =>
  useFiles(({ byId }) => {
    const share = progressOf(Object.values(byId), chatId);
    return share === null ? null : Math.round(share * 100) / 100;
  });
