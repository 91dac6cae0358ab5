import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { PeoplePage } from '../pages/people.ts';
import { findings } from '../support/findings.ts';
import { expect, test } from '../support/fixtures.ts';

test.describe.configure({ timeout: 180_000 });

test('a stranger asks, is accepted, named, verified, blocked and unblocked', async ({ person }) => {
  const anna = await person();
  await anna.register({ name: 'Anna', handle: 'anna', asksStrangers: true });
  const boris = await person();
  const phrase = await boris.register({ name: 'Boris', handle: 'boris' });
  const people = new PeoplePage(anna);
  const { page } = anna;

  await test.step('nothing is told before the request is accepted', async () => {
    await boris.openChatWith('@anna');
    await boris.send('Is this seat taken?');
    await people.openRequest('Boris');
    await expect(anna.bubble('Is this seat taken?')).toBeVisible();
    await expect(anna.chat('Boris')).toHaveCount(0);
    await page.reload();
    await people.openRequest('Boris');
    await boris.send('Hello?');
    await expect(anna.bubble('Hello?')).toBeVisible();
    await boris.expectTick('Is this seat taken?', 'sent');
    await expect(boris.page.getByRole('heading', { level: 1 })).toHaveText('@anna');
    await people.answer('accept');
    await expect(anna.composer).toBeVisible();
    await expect(anna.chat('Boris')).toBeVisible();
    await boris.expectTick('Hello?', 'read');
    await expect(boris.page.getByRole('heading', { level: 1 })).toHaveText('Anna');
  });

  await test.step('a nickname and a contact are kept, for oneself', async () => {
    await people.openDetails();
    await people.act('addContact');
    await people.fill('nickname', 'Bob from the train');
    await people.fill('note', 'Has my umbrella');
    await expect(anna.chat('Bob from the train')).toBeVisible();
    await page.reload();
    await anna.openChat('Bob from the train');
    await people.openDetails();
    await expect(people.details.getByText('Has my umbrella')).toBeVisible();
    await page.getByRole('button', { name: anna.text('app:newChat') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(anna.text('people:field')).fill('bob');
    await expect(dialog.getByRole('button', { name: 'Bob from the train' })).toBeVisible();
    await page.keyboard.press('Escape');
    await anna.send('Yes, it is');
    await expect(boris.bubble('Yes, it is')).toBeVisible();
    await expect(boris.page.getByText('Bob from the train')).toHaveCount(0);
  });

  await test.step('a picture of the other code verifies', async () => {
    const other = new PeoplePage(boris);
    await other.openDetails();
    const shown = await other.openSafety();
    const picture = await other.code(shown).screenshot();
    const dialog = await people.openSafety();
    await dialog.getByLabel(anna.text('relations:safety.paste')).fill('1'.repeat(60));
    await expect(dialog.getByText(anna.text('relations:safety.differ'))).toBeVisible();
    await dialog
      .locator('[data-safety-picture]')
      .setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture });
    await expect(dialog.getByText(anna.text('relations:safety.match'))).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(people.mark(people.details)).toBeVisible();
    await expect(people.mark(anna.chat('Bob from the train'))).toBeVisible();
    await page.reload();
    await expect(people.mark(anna.chat('Bob from the train'))).toBeVisible();
    await boris.page.keyboard.press('Escape');
  });

  await test.step('a new device of somebody verified calls for a look', async () => {
    const tablet = await person();
    await tablet.page
      .getByRole('button', { name: tablet.text('onboarding:welcome.restore') })
      .click();
    await tablet.field('onboarding:profile.name').fill('Boris');
    await tablet.field('onboarding:phrase.words').fill(phrase.join(' '));
    await tablet.page
      .getByRole('button', { name: tablet.text('onboarding:restore.finish') })
      .click();
    await anna.openChat('Bob from the train');
    const news = { name: 'Bob from the train', count: 1 };
    const title = anna.text('relations:devices.title_one', news);
    const banner = page.getByRole('status').filter({ hasText: title });
    await expect(banner).toContainText(anna.text('relations:devices.verified', news));
    await expect(people.mark(anna.chat('Bob from the train'))).toBeHidden();
    const line = anna.text('groups:event.devices_one', news);
    await expect(page.getByRole('log').getByText(line)).toBeVisible();
    await banner.getByRole('button', { name: anna.text('relations:devices.dismiss') }).click();
    await expect(banner).toBeHidden();
    await expect(people.mark(anna.chat('Bob from the train'))).toBeVisible();
    await tablet.page.close();
  });

  await test.step('whoever is blocked sees a message that stays sent', async () => {
    await people.openDetails();
    await people.act('block');
    await people.confirm('block.confirm');
    await expect(anna.composer).toBeHidden();
    await boris.send('Give me back the seat');
    await boris.expectTick('Give me back the seat', 'sent');
    await page.reload();
    await expect(anna.chat('Bob from the train')).toBeVisible();
    await anna.chat('Bob from the train').click();
    await page.getByRole('button', { name: anna.text('relations:blocked.unblock') }).click();
    await expect(anna.composer).toBeVisible();
    await boris.send('Sorry');
    await expect(anna.bubble('Sorry')).toBeVisible();
    await expect(anna.bubble('Give me back the seat')).toHaveCount(0);
  });
});

test('жалоба доходит до администратора, запрос удаляется', async ({ person, folder }) => {
  const marta = await person({ language: 'ru' });
  await marta.register({ name: 'Марта', handle: 'marta', asksStrangers: true });
  const ilya = await person({ language: 'ru' });
  await ilya.register({ name: 'Илья', handle: 'ilya' });
  const people = new PeoplePage(marta);
  await ilya.openChatWith('@marta');
  await ilya.send('Купите слона');
  await ilya.send('Хороший слон');
  await people.openRequest('Илья');

  await people.answer('report');
  const dialog = marta.page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'Купите слона' }).click();
  await people.confirm('report.send');
  const data = path.join(folder, 'server');
  const reports = () =>
    execFileSync(process.execPath, ['server/main.ts', 'reports', '--json', '--data', data]);
  await expect
    .poll(() => JSON.parse(reports().toString()) as unknown)
    .toMatchObject([{ handle: 'ilya', reason: 'spam', messages: [{ text: 'Купите слона' }] }]);

  // The report has blocked him as well: the request is gone, and settings lead back.
  await expect(people.requests).toBeHidden();
  await marta.page.getByRole('button', { name: marta.text('common:menu') }).click();
  await marta.page.getByRole('menuitem', { name: marta.text('common:settings') }).click();
  await marta.page.getByRole('button', { name: marta.text('settings:pages.privacy') }).click();
  const name = marta.text('relations:privacy.unblockName', { name: 'Илья' });
  await marta.page.getByRole('button', { name }).click();
  await expect(marta.page.getByText(marta.text('relations:privacy.nobody'))).toBeVisible();
});

test('no screen about people has a serious accessibility fault', async ({ person }) => {
  const anna = await person();
  await anna.register({ name: 'Anna', handle: 'anna', asksStrangers: true });
  const boris = await person();
  await boris.register({ name: 'Boris', handle: 'boris' });
  await boris.openChatWith('@anna');
  await boris.send('Hello');
  const { page } = anna;
  const people = new PeoplePage(anna);
  const check = (screen: string) =>
    test.step(screen, async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await findings(page)).toEqual([]);
      }
    });

  await expect(people.requests).toBeVisible();
  await people.openRequest('Boris');
  await check('request');
  await people.answer('report');
  await expect(page.getByRole('checkbox', { name: 'Hello' })).toBeVisible();
  await check('report');
  await page.keyboard.press('Escape');
  await people.answer('accept');
  await people.openDetails();
  await people.openSafety();
  await check('safety number');
  await page.keyboard.press('Escape');
  await people.act('addContact');
  await check('details');
});
