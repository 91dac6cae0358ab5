import { readFileSync } from 'node:fs';
import { inRoot } from '../setup/paths.mjs';

/**
 * PNG of a drawing in `assets/`.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} source name without ending
 * @param {number} size of the square in CSS pixels
 * @param {number} [scale] device pixels per CSS pixel
 */
export function render(browser, source, size, scale = 1) {
  const svg = readFileSync(inRoot('assets', `${source}.svg`), 'utf8');
  return renderDrawing(browser, svg, size, scale);
}

/**
 * PNG of a drawing.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} svg
 * @param {number} size of the square in CSS pixels
 * @param {number} [scale] device pixels per CSS pixel
 */
export async function renderDrawing(browser, svg, size, scale = 1) {
  const page = await browser.newPage({
    viewport: { width: size, height: size },
    deviceScaleFactor: scale,
  });
  try {
    await page.setContent(
      `<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`,
    );
    return await page.screenshot({ omitBackground: true });
  } finally {
    await page.close();
  }
}
