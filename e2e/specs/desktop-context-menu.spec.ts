import { expect, test } from '../support/desktop.ts';

const FLAGS = { canCut: true, canCopy: true, canPaste: true };

test('a misspelled word offers suggestions, a field cut, copy and paste', async ({ desktop }) => {
  const { app } = await desktop();
  const labels = await app.evaluate(({ Menu, BrowserWindow }, editFlags) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    const chosen: string[] = [];
    webContents.replaceMisspelling = (word) => void chosen.push(word);
    Menu.prototype.popup = function () {
      Object.assign(globalThis, { opened: this });
    };
    webContents.emit(
      'context-menu',
      {},
      {
        isEditable: true,
        misspelledWord: 'helo',
        dictionarySuggestions: ['hello', 'help'],
        selectionText: '',
        linkURL: '',
        editFlags,
      },
    );
    const opened: Electron.Menu = Reflect.get(globalThis, 'opened');
    opened.items[0]!.click();
    return { chosen, items: opened.items.map((item) => item.label || item.type) };
  }, FLAGS);
  expect(labels.chosen).toEqual(['hello']);
  expect(labels.items).toEqual([
    ...['hello', 'help', 'Add to dictionary', 'separator'],
    ...['Cut', 'Copy', 'Paste', 'Select all'],
  ]);
});

test('a link can be copied, plain ground has no menu', async ({ desktop }) => {
  const { app } = await desktop();
  const menus = await app.evaluate(({ Menu, BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    const opened: string[][] = [];
    Menu.prototype.popup = function () {
      opened.push(this.items.map((item) => item.label));
    };
    const params = { isEditable: false, misspelledWord: '', selectionText: '', editFlags: {} };
    for (const linkURL of ['https://example.org/', ''])
      webContents.emit('context-menu', {}, { ...params, linkURL });
    return opened;
  });
  expect(menus).toEqual([['Copy link']]);
});

test('spelling is checked in the languages of the person, once they want it', async ({
  desktop,
}) => {
  test.skip(process.platform === 'darwin', 'macOS chooses languages by itself');
  const { app, page } = await desktop();
  const state = () =>
    app.evaluate(({ session: { defaultSession: own } }) => ({
      on: own.isSpellCheckerEnabled(),
      languages: own.getSpellCheckerLanguages(),
    }));
  expect((await state()).on).toBe(false);
  await page.evaluate(() => vestnik.host!.setOptions({ spelling: true }));
  expect(await state()).toMatchObject({ on: true });
  expect((await state()).languages).toContain('en-US');
});
