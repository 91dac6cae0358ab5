import type { FileView } from '#contract/engine/views.ts';
import { cancelFetch } from '../../services/files/index.ts';
import { discardMessage } from '../../services/messages/index.ts';
import type { ShownFile } from './use-file.ts';

const CANCELABLE: ReadonlySet<string> = new Set([
  'uploading',
  'downloading',
  'paused',
  'preparing',
]);

/** Whether there is something to stop. */
export const isCancelable = (file: FileView | undefined): boolean =>
  file !== undefined && CANCELABLE.has(file.state);

/** Stops a download, or takes a message back that has not gone yet. */
export function cancel({ message, attachment }: ShownFile): void {
  if (message.own && message.seq === null) void discardMessage(message.chatId, message.id);
  else void cancelFetch(attachment.blobId);
}
