import { handle, send } from '../ipc/handle.ts';
import { mainWindow, showMainWindow } from '../windows/main-window.ts';
import { canNotify } from './choose-presenter.ts';
import { showNotification, withdrawNotification } from './notifications.ts';

/** Answers what the interface asks of notifications; a click shows the window and its chat. */
export function handleNotificationRequests(): void {
  handle('notifications:request', canNotify);
  handle('notifications:show', (request) =>
    showNotification(
      request,
      () => {
        showMainWindow();
        send(mainWindow(), 'notifications:click', request.chatId);
      },
      (action) => send(mainWindow(), 'notifications:action', action),
    ),
  );
  handle('notifications:withdraw', withdrawNotification);
}
