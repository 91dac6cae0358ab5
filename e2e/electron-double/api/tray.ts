import { EventEmitter } from 'node:events';
import type { MenuDouble } from './menu.ts';
import type { NativeImageDouble } from './native-image.ts';

type Implemented = 'destroy' | 'isDestroyed' | 'setToolTip';

/** The icon in the tray: nothing is drawn, the values are kept. */
export class TrayDouble extends EventEmitter implements Pick<Electron.Tray, Implemented> {
  image: NativeImageDouble;
  menu: MenuDouble | null = null;
  toolTip = '';
  #destroyed = false;

  constructor(image: NativeImageDouble) {
    super();
    this.image = image;
  }

  setImage(image: NativeImageDouble): void {
    this.image = image;
  }

  setToolTip(toolTip: string): void {
    this.toolTip = toolTip;
  }

  setContextMenu(menu: MenuDouble | null): void {
    this.menu = menu;
  }

  destroy(): void {
    this.#destroyed = true;
  }

  isDestroyed = () => this.#destroyed;
}
