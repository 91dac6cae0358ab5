import { EventEmitter } from 'node:events';
import { strict } from '../strict.ts';

type Implemented =
  | 'shouldUseDarkColors'
  | 'shouldUseDarkColorsForSystemIntegratedUI'
  | 'themeSource';

/** A system that is light until the app says otherwise. */
class NativeThemeDouble extends EventEmitter implements Pick<Electron.NativeTheme, Implemented> {
  readonly shouldUseDarkColorsForSystemIntegratedUI = false;
  #source: Electron.NativeTheme['themeSource'] = 'system';

  get themeSource() {
    return this.#source;
  }

  set themeSource(source) {
    const before = this.shouldUseDarkColors;
    this.#source = source;
    if (this.shouldUseDarkColors !== before) this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
}

export const nativeTheme = strict('nativeTheme', new NativeThemeDouble());
