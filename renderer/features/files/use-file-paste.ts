import { useEffect } from 'react';
import type { ChatId } from '#contract/wire/primitives.ts';
import { chooseFiles } from '../../services/files/index.ts';
import { filesOf } from './dropped-files.ts';

/** Puts pasted pictures and files into the preview, wherever the focus is. */
export function useFilePaste(chatId: ChatId): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      // What is copied from a document brings text and a picture of it: the text is meant.
      if (event.clipboardData?.types.includes('text/plain')) return;
      const files = filesOf(event.clipboardData);
      if (files.length === 0) return;
      event.preventDefault();
      chooseFiles(chatId, files);
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, [chatId]);
}
