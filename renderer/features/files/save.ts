import type { FileRef } from '#contract/engine/files.ts';
import type { AttachmentView } from '#contract/engine/views.ts';
import { i18n } from '../../i18n/index.ts';
import { type Saved, saveFile } from '../../services/files/index.ts';
import { showToast } from '../../stores/toasts.ts';

/** Saves where the person chooses and says how it went. */
export const save = (ref: FileRef, attachment: AttachmentView): Promise<void> =>
  tellSaved(saveFile({ ref, attachment }));

/** Says how saving went; nothing when somebody changed their mind. */
export async function tellSaved(saving: Promise<Saved | null>): Promise<void> {
  const saved = await saving.catch(() => ({ ok: false as const, code: 'storage-failed' as const }));
  if (saved === null) return;
  if (!saved.ok) {
    showToast(i18n.t(`errors:${saved.code}`), 'danger');
    return;
  }
  const { show } = saved.value;
  const action = show && { label: i18n.t('files:showInFolder'), act: () => void show() };
  showToast(i18n.t('files:saved'), 'neutral', action);
}
