import type { EngineApi } from '#contract/engine/api.ts';
import { isMuted } from '#contract/engine/attention.ts';
import { platform } from '../platform/index.ts';
import { useChats } from '../stores/chats.ts';
import { usePreferences } from '../stores/preferences.ts';
import { usePresenting } from '../stores/presenting.ts';
import { useStartup } from '../stores/startup.ts';
import type { NotificationTexts } from './notifications.ts';
import { isQuiet } from './quiet.ts';

/** All that waits while the app is locked is one notification: nothing says whose it is. */
const LOCKED = 'locked';

/**
 * Gets from a running engine what the host needs to listen in its place. The answer begins that; the
 * engine must have stopped by then, what it confirms would be taken for messages that came.
 */
export async function prepareListening(running: EngineApi): Promise<() => Promise<void>> {
  const { host } = platform;
  // Read before the stores are gone; a mention in a muted chat is as sealed as everything else.
  const without = Object.values(useChats.getState().byId)
    .filter((chat) => isMuted(chat, Date.now()))
    .map(({ chatId }) => chatId);
  const right = host && (await running.listenToken());
  return async () => {
    if (right?.ok) await host?.waiting.watch({ ...right.value, without });
  };
}

/** While the app is locked, shows on badge and screen that messages wait; call once. */
export function startWaiting(texts: Pick<NotificationTexts, 'hiddenTitle' | 'hiddenBody'>): void {
  const { host } = platform;
  if (!host) return;
  const isLocked = () => useStartup.getState().startup.phase === 'locked';
  let shown = 0;
  const show = (count: number) => {
    if (!isLocked() || count === shown) return;
    const more = count > shown;
    shown = count;
    void platform.badge.set(count);
    const preferences = usePreferences.getState();
    if (!more || !preferences.notifications || isQuiet(preferences, new Date())) return;
    if (usePresenting.getState().presenting) return;
    void platform.notifications.show({
      chatId: LOCKED,
      title: texts.hiddenTitle(),
      body: texts.hiddenBody(1),
      silent: !preferences.notificationSound,
      actions: null,
    });
  };
  const catchUp = () => void host.waiting.count().then(show);
  host.waiting.onChange(show);
  useStartup.subscribe(({ startup }) => {
    if (startup.phase === 'locked') catchUp();
    if (startup.phase !== 'ready') return;
    shown = 0;
    void host.waiting.watch(null);
    void platform.notifications.withdraw(LOCKED);
  });
}
