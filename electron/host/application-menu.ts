import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { HostCommand } from '#contract/platform/host-api.ts';
import { hostTexts, type HostTexts } from './texts.ts';

/**
 * The menu of macOS, and everywhere the keys for zoom, full screen and quitting: where the window
 * draws its own strip the menu is not seen.
 */
export function setApplicationMenu(command: (command: HostCommand) => void): void {
  const mac = process.platform === 'darwin';
  const texts = hostTexts();
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    fileMenu(texts, mac, command),
    editMenu(texts),
    viewMenu(texts),
    ...(mac ? [{ role: 'windowMenu', label: texts.window } as const] : []),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function fileMenu(
  texts: HostTexts,
  mac: boolean,
  command: (command: HostCommand) => void,
): MenuItemConstructorOptions {
  return {
    label: texts.file,
    submenu: [
      // The interface listens to these keys itself; here they are to be seen.
      {
        id: 'new-chat',
        label: texts.newChat,
        accelerator: 'CommandOrControl+N',
        registerAccelerator: false,
        click: () => command({ kind: 'new-chat' }),
      },
      {
        id: 'settings',
        label: texts.settings,
        accelerator: 'CommandOrControl+,',
        registerAccelerator: false,
        click: () => command({ kind: 'settings' }),
      },
      { type: 'separator' },
      { role: 'close', label: texts.closeWindow },
      ...(mac ? [] : [{ role: 'quit', label: texts.quit, accelerator: 'Control+Q' } as const]),
    ],
  };
}

const editMenu = (texts: HostTexts): MenuItemConstructorOptions => ({
  label: texts.edit,
  submenu: [
    { role: 'undo', label: texts.undo },
    { role: 'redo', label: texts.redo },
    { type: 'separator' },
    { role: 'cut', label: texts.cut },
    { role: 'copy', label: texts.copy },
    { role: 'paste', label: texts.paste },
    { role: 'selectAll', label: texts.selectAll },
  ],
});

const viewMenu = (texts: HostTexts): MenuItemConstructorOptions => ({
  label: texts.view,
  submenu: [
    { id: 'zoom-reset', role: 'resetZoom', label: texts.actualSize },
    { id: 'zoom-in', role: 'zoomIn', label: texts.zoomIn },
    // The same key without Shift.
    { role: 'zoomIn', label: texts.zoomIn, accelerator: 'CommandOrControl+=', visible: false },
    { id: 'zoom-out', role: 'zoomOut', label: texts.zoomOut },
    { type: 'separator' },
    { id: 'full-screen', role: 'togglefullscreen', label: texts.fullScreen },
  ],
});
