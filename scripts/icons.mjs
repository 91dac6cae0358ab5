/** `npm run icons`: renders the pictures that the desktop host needs from the drawings in `assets/`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeAppIcons } from './icons/app-icon.mjs';
import { writeBadges } from './icons/badges.mjs';
import { render } from './icons/render.mjs';
import { inRoot } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { sayOnStdout } from './setup/say.mjs';
import { ensureChromium } from './test/chromium.mjs';

/** Source drawing, output without ending, sizes in pixels; the double size serves dense screens. */
const PICTURES = [
  ...['black', 'white'].flatMap((ink) =>
    ['', '-unread'].map((mark) => ({
      // On macOS the system colours black pictures, so their dot must be cut out.
      source: ink === 'black' && mark ? 'tray-template-unread' : `tray-${ink}${mark}`,
      output: `tray/${ink}${mark}-16`,
      size: 16,
    })),
  ),
  { source: 'icon-small', output: 'tray/tile-24', size: 24 },
  { source: 'tray-tile-unread', output: 'tray/tile-unread-24', size: 24 },
];

await prepare(import.meta.url, sayOnStdout);
const { chromium } = await import('@playwright/test');
const browser = await chromium.launch({
  executablePath: await ensureChromium(sayOnStdout),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
for (const { source, output, size } of PICTURES) {
  for (const scale of [1, 2]) {
    const file = inRoot('assets', `${output}${scale === 2 ? '@2x' : ''}.png`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, await render(browser, source, size, scale));
  }
}
await writeBadges(browser);
await writeAppIcons(browser);
await browser.close();
