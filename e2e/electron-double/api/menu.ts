import { createEvent } from '../event.ts';
import { app } from './app.ts';
import { runtime } from '../runtime.ts';

/** What a standard entry does to the focused window. */
function playRole(role: NonNullable<Electron.MenuItemConstructorOptions['role']>): void {
  const window = runtime.windows.find((candidate) => candidate.isFocused());
  const contents = window?.webContents;
  if (role === 'quit') app.quit();
  else if (role === 'close') window?.close();
  else if (role === 'togglefullscreen') window?.setFullScreen(!window.isFullScreen());
  else if (role === 'zoomIn') contents?.setZoomLevel(contents.getZoomLevel() + 0.5);
  else if (role === 'zoomOut') contents?.setZoomLevel(contents.getZoomLevel() - 0.5);
  else if (role === 'resetZoom') contents?.setZoomLevel(0);
  else throw new Error(`electron double: the role ${role} is not implemented`);
}

/** An entry that tests can click. */
export class MenuItemDouble implements Pick<
  Electron.MenuItem,
  'id' | 'label' | 'type' | 'enabled' | 'checked'
> {
  id: string;
  label: string;
  type: Electron.MenuItem['type'];
  enabled: boolean;
  checked: boolean;
  readonly submenu: MenuDouble | null;
  readonly #options: Electron.MenuItemConstructorOptions;

  constructor(options: Electron.MenuItemConstructorOptions) {
    this.#options = options;
    this.id = options.id ?? '';
    this.label = options.label ?? '';
    this.type = options.type ?? 'normal';
    this.enabled = options.enabled ?? true;
    this.checked = options.checked ?? false;
    const { submenu } = options;
    this.submenu = Array.isArray(submenu) ? MenuDouble.buildFromTemplate(submenu) : null;
  }

  click(): void {
    if (!this.enabled) return;
    const { click, role } = this.#options;
    if (click)
      click(
        this as unknown as Electron.MenuItem,
        undefined,
        createEvent() as unknown as Electron.KeyboardEvent,
      );
    else if (role) playRole(role);
  }
}

export class MenuDouble implements Pick<Electron.Menu, 'getMenuItemById' | 'popup'> {
  static #application: MenuDouble | null = null;
  /** The last one that was opened at the pointer. */
  static opened: MenuDouble | null = null;
  items: MenuItemDouble[] = [];

  static buildFromTemplate(template: Electron.MenuItemConstructorOptions[]): MenuDouble {
    const menu = new MenuDouble();
    menu.items = template.map((options) => new MenuItemDouble(options));
    return menu;
  }

  static setApplicationMenu(menu: MenuDouble | null): void {
    MenuDouble.#application = menu;
  }

  static getApplicationMenu = () => MenuDouble.#application;

  popup(): void {
    MenuDouble.opened = this;
  }

  getMenuItemById(id: string): Electron.MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found as unknown as Electron.MenuItem;
    }
    return null;
  }
}
