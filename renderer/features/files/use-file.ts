import type { FileRef } from '#contract/engine/files.ts';
import type { AttachmentView, FileView, MessageView } from '#contract/engine/views.ts';
import { useFiles } from '../../stores/files.ts';

/** A file together with the message that carries it. */
export interface ShownFile {
  message: MessageView;
  attachment: AttachmentView;
}

export const refOf = ({ message, attachment }: ShownFile): FileRef => ({
  chatId: message.chatId,
  messageId: message.id,
  blobId: attachment.blobId,
});

/** Where the file is; undefined: on the server only. */
export const useFile = ({ attachment }: ShownFile): FileView | undefined =>
  useFiles((state) => state.byId[attachment.blobId]);

/** Whether its bytes can be read on this device. */
export const isHere = (file: FileView | undefined): boolean =>
  file?.state === 'ready' || file?.state === 'uploading';
