import { Notification } from 'electron';
import { changeHostSettings, hostSettings } from '../host/settings.ts';
import { hostTexts } from '../host/texts.ts';

/** Kept while it is shown: a collected notification never reports its click. */
let hint: Notification | null = null;

/** Says once, ever, that the app goes on without its window. */
export function showCloseHint(onClick: () => void): void {
  if (hostSettings().closeHintShown) return;
  changeHostSettings({ closeHintShown: true });
  const { stillRunning, stillRunningText } = hostTexts();
  hint = new Notification({ title: stillRunning, body: stillRunningText, silent: true });
  hint.on('click', onClick);
  hint.on('close', () => {
    hint = null;
  });
  hint.show();
}
