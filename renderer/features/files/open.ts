import { i18n } from '../../i18n/index.ts';
import { type SavedFile, openOutside } from '../../services/files/index.ts';
import { showToast } from '../../stores/toasts.ts';

/** Opens a file in another program and says so when there is none. */
export function open(saved: SavedFile): void {
  void openOutside(saved).then((opened) => {
    if (!opened.ok) showToast(i18n.t(`errors:${opened.code}`), 'danger');
    else if (!opened.value) showToast(i18n.t('files:noProgram'), 'danger');
  });
}
