import { Notification } from 'electron';
import type { NotificationAction, NotificationRequest } from '#contract/platform/platform-api.ts';

const TITLE_LENGTH = 80;
const BODY_LENGTH = 300;

/** Linux has no reply field, and Electron shows no buttons there. */
const HAS_ACTIONS = process.platform === 'darwin' || process.platform === 'win32';

/** At most one notification per chat, the newest. */
const shown = new Map<string, Notification>();

/** Shows a notification in the place of an older one of the same chat. */
export function showNotification(
  request: NotificationRequest,
  onClick: () => void,
  onAction: (action: NotificationAction) => void,
): void {
  withdrawNotification(request.chatId);
  const notification = new Notification({
    title: cut(request.title, TITLE_LENGTH),
    body: cut(request.body, BODY_LENGTH),
    silent: request.silent,
    ...(HAS_ACTIONS && {
      hasReply: true,
      replyPlaceholder: request.actions.reply,
      actions: [{ type: 'button' as const, text: request.actions.markRead }],
    }),
  });
  const forget = () => {
    if (shown.get(request.chatId) === notification) shown.delete(request.chatId);
  };
  notification.on('click', () => {
    forget();
    onClick();
  });
  const { chatId } = request;
  notification.on('reply', (event) => onAction({ kind: 'reply', chatId, text: event.reply }));
  notification.on('action', () => onAction({ kind: 'mark-read', chatId }));
  notification.on('close', forget);
  notification.on('failed', forget);
  // The map keeps it alive: a collected notification never reports its click.
  shown.set(request.chatId, notification);
  notification.show();
}

/** Takes a chat's notification away, where the system still shows it. */
export function withdrawNotification(chatId: string): void {
  const notification = shown.get(chatId);
  shown.delete(chatId);
  notification?.close();
}

/** By code points, so that no emoji is torn apart. */
function cut(text: string, length: number): string {
  const points = [...text];
  return points.length <= length ? text : `${points.slice(0, length - 1).join('')}…`;
}
