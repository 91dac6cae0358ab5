import type { ChatId } from '#contract/wire/primitives.ts';
import { i18n } from '../../i18n/index.ts';
import { chooseEntries, chooseFiles } from '../../services/files/index.ts';
import { showToast } from '../../stores/toasts.ts';

/** Whether a drag brings files. */
export const bringsFiles = (data: DataTransfer | null): boolean =>
  data?.types.includes('Files') ?? false;

/** The files of a paste; folders are left out, since a paste gives nothing of what is in them. */
export function filesOf(data: DataTransfer | null): File[] {
  if (!data) return [];
  return [...data.items].flatMap((item) => {
    if (item.kind !== 'file' || item.webkitGetAsEntry()?.isDirectory) return [];
    const file = item.getAsFile();
    return file ? [file] : [];
  });
}

/**
 * Puts what was dropped into the preview, folders as trees. What the system gives only as plain files is
 * taken as such. A drop can be read only until its event is over.
 */
export function takeDrop(chatId: ChatId, data: DataTransfer | null, compress: boolean): void {
  const items = [...(data?.items ?? [])].filter(({ kind }) => kind === 'file');
  const entries = items.map((item) => item.webkitGetAsEntry());
  if (entries.some((entry) => entry?.isDirectory)) {
    void chooseEntries(
      chatId,
      entries.filter((entry) => entry !== null),
      compress,
    ).then((taken) => taken || showToast(i18n.t('files:folder.tooMuch'), 'danger'));
  } else chooseFiles(chatId, filesOf(data), compress);
}
