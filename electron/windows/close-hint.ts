import { changeHostSettings, hostSettings } from '../host/settings.ts';
import { hostTexts } from '../host/texts.ts';
import { present } from '../notifications/notifications.ts';

/** Says once, ever, that the app goes on without its window. */
export function showCloseHint(onClick: () => void): void {
  if (hostSettings().closeHintShown) return;
  changeHostSettings({ closeHintShown: true });
  const { stillRunning, stillRunningText } = hostTexts();
  const ignore = () => {};
  const reactions = { onClick, onReply: ignore, onMarkRead: ignore, onClose: ignore };
  const texts = { title: stillRunning, body: stillRunningText };
  void present({ ...texts, silent: true, actions: null, ...reactions });
}
