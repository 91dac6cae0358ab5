import { app, type MenuItemConstructorOptions } from 'electron';
import type { Availability, HostCommand, HostState } from '#contract/platform/host-api.ts';
import { hostTexts, type HostTexts } from '../host/texts.ts';
import { send } from '../ipc/handle.ts';
import { mainWindow, showMainWindow } from '../windows/main-window.ts';
import { muteEnds } from './mute-ends.ts';

/** The tray's menu; status and silence once somebody is registered. */
export function trayMenu(
  { availability, mutedUntil, presenting, canLock }: HostState,
  command: (command: HostCommand) => void,
): MenuItemConstructorOptions[] {
  const texts = hostTexts();
  return [
    { id: 'open', label: texts.open, click: showMainWindow },
    { type: 'separator' },
    ...(availability === null
      ? []
      : ([
          { label: texts.status, submenu: statusItems(texts, availability, command) },
          { label: texts.mute, submenu: muteItems(texts, mutedUntil, command) },
          {
            id: 'presenting',
            label: texts.presenting,
            type: 'checkbox',
            checked: presenting,
            click: () => command({ kind: 'presenting', on: !presenting }),
          },
          { type: 'separator' },
        ] satisfies MenuItemConstructorOptions[])),
    ...(canLock
      ? [{ id: 'lock', label: texts.lock, click: () => send(mainWindow(), 'vault:lock', 'menu') }]
      : []),
    { id: 'quit', label: texts.quit, click: () => app.quit() },
  ];
}

function statusItems(
  texts: HostTexts,
  current: Availability,
  command: (command: HostCommand) => void,
): MenuItemConstructorOptions[] {
  const item = (availability: Availability, label: string) => ({
    id: availability,
    label,
    type: 'radio' as const,
    checked: availability === current,
    click: () => command({ kind: 'availability', availability }),
  });
  return [
    item('online', texts.online),
    item('away', texts.away),
    item('do-not-disturb', texts.doNotDisturb),
    item('invisible', texts.invisible),
  ];
}

function muteItems(
  texts: HostTexts,
  mutedUntil: number | null,
  command: (command: HostCommand) => void,
): MenuItemConstructorOptions[] {
  const item = (id: keyof ReturnType<typeof muteEnds>, label: string) => ({
    id: `mute-${id}`,
    label,
    click: () => command({ kind: 'mute', until: muteEnds(new Date())[id] }),
  });
  return [
    item('hour', texts.muteHour),
    item('eight', texts.muteEight),
    item('tomorrow', texts.muteTomorrow),
    { type: 'separator' },
    {
      id: 'unmute',
      label: texts.unmute,
      enabled: mutedUntil !== null,
      click: () => command({ kind: 'mute', until: null }),
    },
  ];
}
