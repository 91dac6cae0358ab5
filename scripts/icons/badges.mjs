import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { inRoot } from '../setup/paths.mjs';
import { renderDrawing } from './render.mjs';

/** Sizes of the task bar's overlay at 100 %, 150 % and 200 %, in pixels. */
const SIZES = [16, 24, 32];
const COUNTS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '9+'];

/**
 * A count on a disc: red, since the icon under it is of the product's own colour.
 * @param {string} count
 */
const drawing = (count) => {
  const wide = count.length > 1;
  const text = wide
    ? 'font-size="10" y="11.6" letter-spacing="-1.1" x="7.7"'
    : 'font-size="12" y="12.4" x="8"';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="8" fill="#c42b1c"/><text ${text} text-anchor="middle" fill="#fff" font-family="DejaVu Sans Condensed, DejaVu Sans" font-weight="700">${count}</text></svg>`;
};

/**
 * The counts over Windows' task bar button in `assets/badge`, as `COUNT-PIXELS.png`.
 * @param {import('@playwright/test').Browser} browser
 */
export async function writeBadges(browser) {
  const folder = inRoot('assets', 'badge');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const count of COUNTS) {
    for (const size of SIZES) {
      const name = `${count.replace('+', '-plus')}-${size}.png`;
      writeFileSync(
        inRoot('assets', 'badge', name),
        await renderDrawing(browser, drawing(count), size),
      );
    }
  }
}
