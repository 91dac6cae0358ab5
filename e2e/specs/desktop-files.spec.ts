import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { Files } from '../pages/files.ts';
import { expect, test } from '../support/desktop.ts';
import { filmWithGap } from '../support/films.ts';

declare global {
  /** Main process: what was asked of the system. */
  var asked: { opened: string[]; shown: string[]; dragged: string[] };
}

test.setTimeout(120_000);

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Answers the dialogs with places in a folder, and writes down what the system is asked for. */
function answerDialogs(app: ElectronApplication, folder: string): Promise<void> {
  return app.evaluate(({ dialog, shell, BrowserWindow }, place) => {
    globalThis.asked = { opened: [], shown: [], dragged: [] };
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: `${place}/saved.bin` });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [place] });
    shell.openPath = async (file) => {
      asked.opened.push(file);
      return '';
    };
    shell.showItemInFolder = (file) => void asked.shown.push(file);
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      webContents.startDrag = ({ file }) => void asked.dragged.push(file);
    }
  }, folder);
}

test('files are saved, opened and dragged out; nothing of them stays behind', async ({
  desktop,
  person,
  server,
  folder,
}) => {
  const { app, page, messenger: anna } = await desktop({ server: server.url });
  await anna.register({ name: 'Anna', handle: 'anna' });
  const boris = await person();
  await boris.register({ name: 'Boris', handle: 'boris' });
  await boris.openChatWith('@anna');
  await boris.send('hello');
  await anna.openChat('Boris');
  const plan = randomBytes(3_000_000);
  const given = (name: string, buffer: Buffer, mimeType = 'application/octet-stream') => ({
    name,
    mimeType,
    buffer,
  });
  await new Files(boris).choose([
    given('plan.bin', plan),
    given('tool.exe', randomBytes(2000)),
    given('film.mp4', filmWithGap(4096), 'video/mp4'),
  ]);
  await new Files(boris).send('for you');
  await expect(anna.bubble('for you')).toBeVisible();
  await answerDialogs(app, folder);

  const files = new Files(anna);
  await files.button('download', 'plan.bin').click();
  await files.button('open', 'plan.bin').click();
  const opened = () => app.evaluate(() => asked.opened);
  await expect.poll(opened).toHaveLength(1);
  const temporary = (await opened())[0]!;
  expect(path.basename(temporary)).toBe('plan.bin');
  expect(sha256(readFileSync(temporary))).toBe(sha256(plan));

  await test.step('saved under the chosen name, and shown there', async () => {
    await files.button('save', 'plan.bin').click();
    await page.getByRole('button', { name: anna.text('files:showInFolder') }).click();
    const saved = path.join(folder, 'saved.bin');
    expect(sha256(readFileSync(saved))).toBe(sha256(plan));
    expect(await app.evaluate(() => asked.shown)).toEqual([saved]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  await test.step('dragged out of the window', async () => {
    await page.locator('[draggable=true]').filter({ hasText: 'plan' }).dispatchEvent('dragstart');
    const dragged = () => app.evaluate(() => asked.dragged);
    await expect.poll(dragged).toHaveLength(1);
    expect(sha256(readFileSync((await dragged())[0]!))).toBe(sha256(plan));
  });

  await test.step('a program is saved after a question and never opened', async () => {
    await files.button('download', 'tool.exe').click();
    await files.button('save', 'tool.exe').click();
    await expect(page.getByRole('dialog')).toContainText(anna.text('files:executable.title'));
    await page.keyboard.press('Escape');
    const place = await page.evaluate(() => vestnik.files!.temporary('tool.exe'));
    expect(await page.evaluate((id) => vestnik.files!.open(id), place)).toBe(false);
  });

  await test.step('a film plays through the app’s own scheme', async () => {
    await files.button('open', 'film.mp4').click();
    const player = page.locator('[data-viewer] video');
    const time = () => player.evaluate((video: HTMLVideoElement) => video.currentTime);
    await expect.poll(time).toBeGreaterThan(0.3);
    await page.keyboard.press('Escape');
  });

  await app.close();
  expect(existsSync(temporary)).toBe(false);
  expect(statSync(path.join(folder, 'saved.bin')).size).toBe(plan.byteLength);
});
