import type { HostCommand, HostOptions, HostState } from '#contract/platform/host-api.ts';
import { handle, send } from '../ipc/handle.ts';
import { updateTray } from '../tray/tray.ts';
import { mainWindow, showMainWindow } from '../windows/main-window.ts';
import { setApplicationMenu } from './application-menu.ts';
import { setStartAtLogin, startsAtLogin } from './login-item.ts';
import { changeHostSettings, hostSettings } from './settings.ts';
import { setGlobalShortcut } from './shortcut.ts';
import { applySpelling } from './spelling.ts';

/** Answers what the interface asks of menus and options. */
export function handleHostRequests(): void {
  handle('host:describe', (state) => {
    changeHostSettings({ language: state.language });
    showState(state);
  });
  handle('host:options', currentOptions);
  handle('host:set-options', (change) => {
    const { startAtLogin, ...kept } = change;
    changeHostSettings(kept);
    if (startAtLogin !== undefined || (change.startHidden !== undefined && startsAtLogin()))
      setStartAtLogin(startAtLogin ?? true, hostSettings().startHidden);
    if (change.shortcut !== undefined)
      changeHostSettings({ shortcut: setGlobalShortcut(change.shortcut) });
    if (change.spelling !== undefined) applySpelling();
    return currentOptions();
  });
}

/** Brings up menus and options as they were chosen before. */
export function followHost(): void {
  const { language, shortcut } = hostSettings();
  showState({
    language,
    availability: null,
    mutedUntil: null,
    presenting: false,
    canLock: false,
  });
  if (shortcut) setGlobalShortcut(true);
  applySpelling();
}

function showState(state: HostState): void {
  updateTray(state, tellInterface);
  setApplicationMenu((command) => {
    showMainWindow();
    tellInterface(command);
  });
}

const tellInterface = (command: HostCommand) => send(mainWindow(), 'host:command', command);

function currentOptions(): HostOptions {
  const { startHidden, shortcut, linkPreviews, spelling } = hostSettings();
  return { startAtLogin: startsAtLogin(), startHidden, shortcut, linkPreviews, spelling };
}
