import type { NotificationsApi } from '#contract/platform/platform-api.ts';

const listeners = new Set<(chatId: string) => void>();
const shown = new Map<string, Notification>();

export const notifications: NotificationsApi = {
  async request() {
    if (!('Notification' in window)) return false;
    if (Notification.permission !== 'default') return Notification.permission === 'granted';
    return (await Notification.requestPermission()) === 'granted';
  },
  async show({ chatId, title, body, silent }) {
    if (!('Notification' in window) || Notification.permission !== 'granted') return;
    const notification = new Notification(title, { body, silent, tag: chatId });
    shown.set(chatId, notification);
    notification.addEventListener('click', () => {
      window.focus();
      for (const listener of listeners) listener(chatId);
      notification.close();
    });
    notification.addEventListener('close', () => {
      if (shown.get(chatId) === notification) shown.delete(chatId);
    });
  },
  async withdraw(chatId) {
    shown.get(chatId)?.close();
  },
  onAction: () => () => {},
  onClick(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
