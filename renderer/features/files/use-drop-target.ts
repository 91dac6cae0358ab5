import { type DragEvent, useRef, useState } from 'react';
import type { ChatId } from '#contract/wire/primitives.ts';
import { bringsFiles, takeDrop } from './dropped-files.ts';

/** Takes files that are dropped on a chat of the list; it opens with the preview. */
export function useDropTarget(chatId: ChatId, open: (chatId: ChatId) => void) {
  const [over, setOver] = useState(false);
  // Each element inside enters and leaves by itself.
  const depth = useRef(0);
  const handlers = {
    onDragEnter(event: DragEvent) {
      if (!bringsFiles(event.dataTransfer)) return;
      depth.current++;
      setOver(true);
    },
    onDragLeave() {
      if (depth.current > 0 && --depth.current === 0) setOver(false);
    },
    onDragOver(event: DragEvent) {
      if (bringsFiles(event.dataTransfer)) event.preventDefault();
    },
    onDrop(event: DragEvent) {
      if (!bringsFiles(event.dataTransfer)) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      open(chatId);
      takeDrop(chatId, event.dataTransfer, true);
    },
  };
  return { over, handlers };
}
