import { isExecutable } from '#contract/platform/executable.ts';
import type { MessageView } from '#contract/engine/views.ts';
import { i18n } from '../../i18n/index.ts';
import { saveFiles } from '../../services/files/index.ts';
import { save, tellSaved } from './save.ts';
import { refOf } from './use-file.ts';

/** Whether the files of a message can be saved without a question, all at once. */
export const isSavable = ({ own, attachments }: MessageView): boolean =>
  attachments.length > 0 && (own || !attachments.some(({ name }) => isExecutable(name)));

/** Saves what a message carries: one file where the person chooses, several into a folder. */
export function saveMessage(message: MessageView): void {
  const [first] = message.attachments;
  if (!first) return;
  if (message.attachments.length === 1) {
    void save(refOf({ message, attachment: first }), first);
    return;
  }
  const files = message.attachments.map((attachment) => ({
    ref: refOf({ message, attachment }),
    attachment,
  }));
  void tellSaved(saveFiles(files, i18n.t('files:filesFolder')));
}
