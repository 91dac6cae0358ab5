import { changeLanguage, i18n, languageFor, startI18n } from '../i18n/index.ts';
import { messageLine } from '../i18n/attachment-text.ts';
import { platform } from '../platform/index.ts';
import { startAccount } from '../services/account.ts';
import { startAccountSettings } from '../services/account-settings.ts';
import { startActivity } from '../services/activity.ts';
import { chatTitle, nameNotes, senderName, startChats } from '../services/chats/index.ts';
import { startConnection } from '../services/connection.ts';
import { startDeepLinks } from '../services/deep-links.ts';
import { startHostMenu } from '../services/host-menu.ts';
import { startAutoLock } from '../services/lock.ts';
import { type NotificationTexts, startNotifications } from '../services/notifications.ts';
import { startInvites } from '../services/invites.ts';
import { startFiles } from '../services/files/index.ts';
import { loadPreferences, startTheme } from '../services/preferences.ts';
import { startOrder } from '../services/order/index.ts';
import { startSearch } from '../services/search/index.ts';
import { restartToUpdate, startUpdates } from '../services/updates.ts';
import { startWaiting } from '../services/waiting.ts';
import { startUp } from '../services/startup.ts';
import { useAccount } from '../stores/account.ts';
import { usePreferences } from '../stores/preferences.ts';
import { openSettings } from '../stores/navigation.ts';
import { showToast } from '../stores/toasts.ts';
import { useStartup } from '../stores/startup.ts';

/** Brings everything up in its order: what the first frame needs, then the engine. */
export function startServices(): void {
  loadPreferences();
  startTheme();
  startLanguage();
  startAccount();
  startConnection();
  const texts: NotificationTexts = {
    title: (chat, count) => {
      const name = chat.group
        ? chatTitle(chat)
        : (chat.peer?.displayName ?? handleOf(chat.peer?.handle) ?? i18n.t('unknownPerson'));
      return count === 1 ? name : `${name} · ${i18n.t('conversation:newMessages', { count })}`;
    },
    body: (message, chat) => {
      const line =
        message.kind === 'text'
          ? messageLine(i18n.getFixedT(null, 'files'), message)
          : i18n.t('app:newMessage');
      return chat.group ? `${senderName(chat, message.senderId)}: ${line}` : line;
    },
    hiddenTitle: () => i18n.t('product'),
    hiddenBody: (count) =>
      count === 1 ? i18n.t('app:newMessage') : i18n.t('conversation:newMessages', { count }),
    reply: () => i18n.t('app:reply'),
    markRead: () => i18n.t('app:markRead'),
  };
  startNotifications(texts);
  startWaiting(texts);
  startUpdates((version) =>
    showToast(i18n.t('settings:updates.readyToast', { version }), 'neutral', {
      label: i18n.t('settings:updates.restart'),
      act: () => {
        if (useStartup.getState().startup.phase === 'ready') openSettings('about');
        void restartToUpdate();
      },
    }),
  );
  startHostMenu(() => usePreferences.getState().language ?? languageFor(platform.info.locale));
  startDeepLinks(() => showToast(i18n.t('app:unknownChat')));
  followSession();
  void startUp();
}

const handleOf = (handle: string | null | undefined) => (handle ? `@${handle}` : undefined);

function startLanguage(): void {
  const chosen = () => usePreferences.getState().language ?? languageFor(platform.info.locale);
  startI18n(chosen());
  const name = () => nameNotes(i18n.t('chats:notes'));
  name();
  i18n.on('languageChanged', name);
  usePreferences.subscribe((now, before) => {
    if (now.language !== before.language) changeLanguage(chosen());
  });
}

/** Runs chats and activity while an engine with an account runs. */
function followSession(): void {
  let ends: (() => void)[] | null = null;
  const update = () => {
    const active =
      useStartup.getState().startup.phase === 'ready' && useAccount.getState().account !== null;
    if (active === (ends !== null)) return;
    if (active) {
      const running: (() => void)[] = [startActivity(), startAutoLock()];
      ends = running;
      const keep = (end: () => void) => (ends === running ? running.push(end) : end());
      void startAccountSettings().then(keep);
      void startChats().then(keep);
      void startOrder().then(keep);
      void startFiles().then(keep);
      void startInvites().then(keep);
      void startSearch().then(keep);
    } else {
      for (const end of ends ?? []) end();
      ends = null;
    }
  };
  useStartup.subscribe(update);
  useAccount.subscribe(update);
}
