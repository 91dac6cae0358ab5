import { existsSync, readFileSync } from 'node:fs';
import { strict } from '../strict.ts';

const PNG_SIZE_OFFSET = 16;

/** A picture that is kept but not drawn. */
export class NativeImageDouble implements Pick<
  Electron.NativeImage,
  'isEmpty' | 'setTemplateImage' | 'toPNG'
> {
  readonly #png: Buffer;

  constructor(png: Buffer) {
    this.#png = png;
  }

  isEmpty = () => this.#png.byteLength === 0;
  toPNG = () => this.#png;
  setTemplateImage = () => {};

  getSize() {
    if (this.isEmpty()) return { width: 0, height: 0 };
    return {
      width: this.#png.readUInt32BE(PNG_SIZE_OFFSET),
      height: this.#png.readUInt32BE(PNG_SIZE_OFFSET + 4),
    };
  }
}

export const nativeImage = strict('nativeImage', {
  createEmpty: () => new NativeImageDouble(Buffer.alloc(0)),
  createFromPath: (file: string) =>
    new NativeImageDouble(existsSync(file) ? readFileSync(file) : Buffer.alloc(0)),
} satisfies Partial<Record<keyof typeof Electron.nativeImage, unknown>>);
