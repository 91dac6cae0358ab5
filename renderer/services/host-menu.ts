import type { HostCommand, HostOptions } from '#contract/platform/host-api.ts';
import { platform } from '../platform/index.ts';
import { useAccount } from '../stores/account.ts';
import { openDialog, openSettings } from '../stores/navigation.ts';
import { usePreferences } from '../stores/preferences.ts';
import { usePresenting } from '../stores/presenting.ts';
import { useStartup } from '../stores/startup.ts';
import { useVault } from '../stores/vault.ts';
import { setPresenting } from './notifications.ts';
import { chooseAvailability } from './account-settings.ts';
import { updatePreferences } from './preferences.ts';

/** Longest wait of a timer in browsers, in ms. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Keeps the host's menus in step with the interface and follows what is chosen there; call once. */
export function startHostMenu(language: () => 'en' | 'ru'): void {
  const { host } = platform;
  if (!host) return;
  host.onCommand(follow);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const describe = () => {
    clearTimeout(timer);
    const { availability, mutedUntil } = usePreferences.getState();
    const left = mutedUntil === null ? 0 : mutedUntil - Date.now();
    if (left > 0) timer = setTimeout(describe, Math.min(left, LONGEST_TIMER));
    void host.describe({
      language: language(),
      availability: useAccount.getState().account ? availability : null,
      mutedUntil: left > 0 ? mutedUntil : null,
      presenting: usePresenting.getState().presenting,
      canLock: useVault.getState().passphrase && useStartup.getState().startup.phase === 'ready',
    });
  };
  describe();
  for (const store of [usePreferences, useAccount, usePresenting, useVault, useStartup])
    store.subscribe(describe);
}

/** What the computer does for the app by itself; null in a browser. */
export async function hostOptions(): Promise<HostOptions | null> {
  return (await platform.host?.options()) ?? null;
}

/** Changes such options; the answer is what the system took. */
export async function setHostOptions(change: Partial<HostOptions>): Promise<HostOptions | null> {
  return (await platform.host?.setOptions(change)) ?? null;
}

function follow(command: HostCommand): void {
  switch (command.kind) {
    case 'availability':
      chooseAvailability(command.availability);
      break;
    case 'mute':
      updatePreferences({ mutedUntil: command.until });
      break;
    case 'presenting':
      setPresenting(command.on);
      break;
    case 'settings':
      if (useAccount.getState().account) openSettings();
      break;
    case 'new-chat':
      if (useAccount.getState().account) openDialog('new-chat');
      break;
  }
}
