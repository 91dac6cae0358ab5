import { mkdirSync, writeFileSync } from 'node:fs';
import { inRoot } from '../setup/paths.mjs';
import { encodeIcns, encodeIco } from './containers.mjs';
import { render } from './render.mjs';

/** Below this the plain drawing is used: details would blur. */
const SMALL = 48;
const ICO = [16, 24, 32, 48, 64, 128, 256];
const ICNS = [16, 32, 64, 128, 256, 512, 1024];
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512];

/**
 * The icon of the app in `build/`: .ico, .icns and a folder of PNGs for Linux.
 * @param {import('@playwright/test').Browser} browser
 */
export async function writeAppIcons(browser) {
  /** @type {Map<number, import('./containers.mjs').Picture>} */
  const pictures = new Map();
  for (const size of new Set([...ICO, ...ICNS, ...LINUX])) {
    const source = size < SMALL ? 'icon-small' : 'icon';
    pictures.set(size, { size, png: await render(browser, source, size) });
  }
  const pick = (/** @type {number[]} */ sizes) => sizes.flatMap((size) => pictures.get(size) ?? []);
  mkdirSync(inRoot('build', 'icons'), { recursive: true });
  writeFileSync(inRoot('build', 'icon.ico'), encodeIco(pick(ICO)));
  writeFileSync(inRoot('build', 'icon.icns'), encodeIcns(pick(ICNS)));
  for (const { size, png } of pick(LINUX))
    writeFileSync(inRoot('build', 'icons', `${size}x${size}.png`), png);
}
