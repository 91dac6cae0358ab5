import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '../support/desktop.ts';

interface Overlay {
  /** Base64; missing where there is no picture. */
  png?: string;
  description: string;
}

/** Makes the app believe that it runs on Windows and keeps what it puts over its task bar button. */
const keepOverlay = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    Object.defineProperty(process, 'platform', { value: 'win32' });
    BrowserWindow.getAllWindows()[0]!.setOverlayIcon = (image, description) => {
      const png = image?.toPNG().toString('base64');
      Object.assign(globalThis, { overlay: { png, description } });
    };
  });

const setScale = (app: ElectronApplication, scale: number) =>
  app.evaluate(({ screen }, scaleFactor) => {
    const display = { ...screen.getPrimaryDisplay(), scaleFactor };
    screen.getPrimaryDisplay = () => display;
  }, scale);

/** What is drawn in a picture: corner and disc as RGBA, the share of pixels that are white. */
const look = (page: Page, png: string) =>
  page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const { width, height } = picture;
    const context = new OffscreenCanvas(width, height).getContext('2d')!;
    context.drawImage(picture, 0, 0);
    const at = (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data];
    const all = context.getImageData(0, 0, width, height).data;
    let white = 0;
    for (let i = 0; i < all.length; i += 4) if (Math.min(...all.slice(i, i + 4)) > 240) white++;
    return {
      size: [width, height],
      corner: at(0, 0)[3],
      disc: at(width / 2, 1),
      white: white / width / height,
    };
  }, png);

const RED = [0xc4, 0x2b, 0x1c, 255];

test('Windows shows the count over the task bar button, sharp on every screen', async ({
  desktop,
}) => {
  const { app, page } = await desktop();
  await keepOverlay(app);
  const overlayOf = async (count: number): Promise<Overlay> => {
    await page.evaluate((value) => vestnik.badge.set(value), count);
    return app.evaluate(() => Reflect.get(globalThis, 'overlay'));
  };
  for (const [scale, side] of [
    [1, 16],
    [2, 32],
  ] as const) {
    await setScale(app, scale);
    const three = await overlayOf(3);
    const ten = await overlayOf(10);
    for (const { png = '' } of [three, ten]) {
      const seen = await look(page, png);
      expect(seen).toMatchObject({ size: [side, side], corner: 0, disc: RED });
      // Full white in the strokes: in a picture that was scaled they are grey.
      expect(seen.white).toBeGreaterThan(0.03);
    }
    expect(ten.png).not.toBe(three.png);
    expect((await overlayOf(99)).png).toBe(ten.png);
    expect(three.description).toBe('3');
  }
  expect(await overlayOf(0)).toEqual({ description: '' });
});
