import { createEvent } from '../event.ts';
import { app } from './app.ts';

/** An entry that tests can click. */
export class MenuItemDouble implements Pick<
  Electron.MenuItem,
  'id' | 'label' | 'type' | 'enabled'
> {
  id: string;
  label: string;
  type: Electron.MenuItem['type'];
  enabled: boolean;
  readonly #options: Electron.MenuItemConstructorOptions;

  constructor(options: Electron.MenuItemConstructorOptions) {
    this.#options = options;
    this.id = options.id ?? '';
    this.label = options.label ?? '';
    this.type = options.type ?? 'normal';
    this.enabled = options.enabled ?? true;
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
    else if (role === 'quit') app.quit();
  }
}

export class MenuDouble implements Pick<Electron.Menu, 'getMenuItemById'> {
  static #application: MenuDouble | null = null;
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

  getMenuItemById(id: string): Electron.MenuItem | null {
    return (this.items.find((item) => item.id === id) as unknown as Electron.MenuItem) ?? null;
  }
}
