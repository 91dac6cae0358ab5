import { create } from 'zustand';
import type { ChatId } from '#contract/wire/primitives.ts';

/** A file that somebody chose and may still take out again. */
export interface ChosenFile {
  key: number;
  file: File;
  /** Files in a folder; null for a file. */
  entries: number | null;
  /** Can be sent as a photo. */
  isPhoto: boolean;
  /** Of the picture, for the preview. */
  url: string | null;
}

export interface SendPreview {
  chatId: ChatId;
  files: readonly ChosenFile[];
  /** Photos are made smaller and lose their metadata; otherwise everything goes as it is. */
  compress: boolean;
  caption: string;
}

/** What is about to be sent; null when the preview is closed. */
export const useSendPreview = create<{ preview: SendPreview | null }>()(() => ({ preview: null }));

export function setSendPreview(preview: SendPreview | null): void {
  useSendPreview.setState({ preview });
}

export function changeSendPreview(change: Partial<Omit<SendPreview, 'chatId'>>): void {
  useSendPreview.setState(({ preview }) => ({ preview: preview && { ...preview, ...change } }));
}
