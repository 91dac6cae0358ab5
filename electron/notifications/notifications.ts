import type { NotificationAction, NotificationRequest } from '#contract/platform/platform-api.ts';
import { choosePresenter } from './choose-presenter.ts';
import { electronPresenter } from './electron-presenter.ts';
import type { Notice, ShownNotice } from './presenter.ts';

const TITLE_LENGTH = 80;
const BODY_LENGTH = 300;

/** At most one notification per chat, the newest. */
const shown = new Map<string, ShownNotice>();
let turn = Promise.resolve();

/** Shows a notification in the place of an older one of the same chat. */
export function showNotification(
  request: NotificationRequest,
  onClick: () => void,
  onAction: (action: NotificationAction) => void,
): Promise<void> {
  const { chatId, silent, actions } = request;
  const notice: Notice = {
    title: cut(request.title, TITLE_LENGTH),
    body: cut(request.body, BODY_LENGTH),
    silent,
    actions,
    onClick,
    onReply: (text) => onAction({ kind: 'reply', chatId, text }),
    onMarkRead: () => onAction({ kind: 'mark-read', chatId }),
    onClose: () => {
      if (now && shown.get(chatId) === now) shown.delete(chatId);
    },
  };
  let now: ShownNotice | null = null;
  return inTurn(async () => {
    now = await present(notice, shown.get(chatId));
    shown.set(chatId, now);
  });
}

/** Takes a chat's notification away, where the system still shows it. */
export function withdrawNotification(chatId: string): Promise<void> {
  return inTurn(async () => {
    const notice = shown.get(chatId);
    shown.delete(chatId);
    notice?.close();
  });
}

/** Shows a notice of the app itself, which belongs to no chat. */
export async function present(notice: Notice, before?: ShownNotice): Promise<ShownNotice> {
  const presenter = await choosePresenter();
  try {
    return await presenter.show(notice, before);
  } catch {
    // The service has gone or does not answer.
    return electronPresenter.show(notice, before);
  }
}

/** One after the other: what is withdrawn must have been shown before. */
function inTurn(work: () => Promise<void>): Promise<void> {
  turn = turn.then(work, work);
  return turn;
}

/** By code points, so that no emoji is torn apart. */
function cut(text: string, length: number): string {
  const points = [...text];
  return points.length <= length ? text : `${points.slice(0, length - 1).join('')}…`;
}
