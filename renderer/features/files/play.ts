import { i18n } from '../../i18n/index.ts';
import { togglePlay } from '../../services/files/index.ts';
import type { Track } from '../../stores/player.ts';
import { showToast } from '../../stores/toasts.ts';

/** Plays or halts a sound, and says so when it can't be had. */
export function play(track: Track): void {
  void togglePlay(track).then((played) => {
    if (!played.ok) showToast(i18n.t(`errors:${played.code}`), 'danger');
  });
}
