import { Notification } from 'electron';
import type { Presenter } from './presenter.ts';

/** Linux has no reply field here, and Electron shows no buttons there. */
const HAS_ACTIONS = process.platform === 'darwin' || process.platform === 'win32';

/** A collected notification never reports its click. */
const alive = new Set<Notification>();

/** Notifications as Electron shows them: Windows, macOS, and Linux without a session bus. */
export const electronPresenter: Presenter = {
  async show({ actions, onClick, onReply, onMarkRead, onClose, ...texts }, before) {
    before?.close();
    const notification = new Notification({
      ...texts,
      ...(HAS_ACTIONS &&
        actions && {
          hasReply: true,
          replyPlaceholder: actions.reply,
          actions: [{ type: 'button' as const, text: actions.markRead }],
        }),
    });
    const forget = () => {
      alive.delete(notification);
      onClose();
    };
    notification.on('click', () => {
      forget();
      onClick();
    });
    notification.on('reply', (event) => onReply(event.reply));
    notification.on('action', onMarkRead);
    notification.on('close', forget);
    notification.on('failed', forget);
    alive.add(notification);
    notification.show();
    return { close: () => notification.close() };
  },
};
