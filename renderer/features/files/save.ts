import type { FileRef } from '#contract/engine/files.ts';
import type { AttachmentView } from '#contract/engine/views.ts';
import { i18n } from '../../i18n/index.ts';
import { saveFile } from '../../services/files/index.ts';
import { showToast } from '../../stores/toasts.ts';

/** Saves where the person chooses and says how it went. */
export async function save(ref: FileRef, attachment: AttachmentView): Promise<void> {
  const saved = await saveFile(ref, attachment).catch(() => ({
    ok: false as const,
    code: 'storage-failed' as const,
  }));
  if (saved === null) return;
  if (saved.ok) showToast(i18n.t('files:saved'));
  else showToast(i18n.t(`errors:${saved.code}`), 'danger');
}
