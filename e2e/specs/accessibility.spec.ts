import { findings } from '../support/findings.ts';
import { expect, test } from '../support/fixtures.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no screen has a serious accessibility fault in ${colorScheme}`, async ({ person }) => {
    test.setTimeout(120_000);
    const anna = await person({ colorScheme });
    const { page, text } = anna;
    const check = (screen: string) =>
      test.step(screen, async () => expect(await findings(page)).toEqual([]));

    await page.getByRole('button', { name: text('onboarding:welcome.create') }).waitFor();
    await check('welcome');
    await anna.register({ name: 'Anna', handle: 'anna' });
    await check('no chats');
    const boris = await person();
    await boris.register({ name: 'Boris', handle: 'boris' });

    await page.getByRole('button', { name: text('app:newChat') }).click();
    await check('new chat');
    await page.keyboard.press('Escape');
    await anna.openChatWith('@boris');
    await check('empty conversation');
    await anna.send('Hello Boris, see https://example.org');
    await boris.openChat('Anna');
    await boris.send('Hello');
    await expect(anna.bubble('Hello').last()).toBeVisible();
    await check('conversation');

    await page.getByRole('button', { name: text('common:more') }).click();
    await check('menu of the conversation');
    await page.getByRole('menuitem', { name: text('conversation:header.safetyNumber') }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await check('safety number');
    await page.keyboard.press('Escape');

    await page.keyboard.press('Control+,');
    const pages = ['profile', 'privacy', 'notifications', 'appearance', 'connection', 'storage'];
    for (const name of [...pages, 'about']) {
      await page
        .getByText(text(`settings:pages.${name}`), { exact: true })
        .first()
        .click();
      await check(`settings: ${name}`);
    }
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what one does with messages has no serious fault in ${colorScheme}`, async ({ person }) => {
    test.setTimeout(120_000);
    const anna = await person({ colorScheme });
    const { page, text } = anna;
    const check = (screen: string) =>
      test.step(screen, async () => expect(await findings(page)).toEqual([]));
    // A menu closes when the bubble under it moves, as it does while ticks and pins arrive.
    const choose = (item: string) =>
      expect(async () => {
        await anna.bubble('Hello').first().click({ button: 'right', timeout: 3000 });
        await page.getByRole('menuitem', { name: text(item) }).click({ timeout: 3000 });
      }).toPass();
    await anna.register({ name: 'Anna', handle: 'anna' });
    const boris = await person();
    await boris.register({ name: 'Boris', handle: 'boris' });
    await anna.openChatWith('@boris');
    await anna.send('Hello **Boris** `code` ||secret||\n> quoted\n```js\nlet x = 1; // note\n```');
    await expect(anna.bubble('Hello').locator('[data-token=keyword]')).toBeVisible();
    // A menu offers what could be done when it was opened; only a sent message can be pinned.
    await anna.expectTick('Hello', 'delivered');
    await choose('messages:pin');
    await choose('messages:star');
    await anna.bubble('Hello').click({ button: 'right' });
    await page.getByRole('menuitem', { name: '👍' }).click();
    await expect(page.getByText(text('messages:pinned.bar'))).toBeVisible();
    await choose('messages:reply');
    await check('formatted, pinned, starred and answered');
    await page.keyboard.press('Escape');
    await anna.bubble('Hello').click({ button: 'right' });
    await check('menu of a message');
    await page.keyboard.press('Escape');
    for (const item of ['info', 'forward', 'delete']) {
      await choose(`messages:${item}`);
      await expect(page.getByRole('dialog')).toBeVisible();
      await check(item);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    await page.getByRole('button', { name: text('messages:emoji.open') }).click();
    await expect(page.getByText(text('messages:emoji.groups.people'))).toBeVisible();
    await check('emoji');
    await page.keyboard.press('Escape');
    await choose('messages:select');
    await check('selection');
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`polls and starred messages have no serious fault in ${colorScheme}`, async ({ person }) => {
    test.setTimeout(120_000);
    const anna = await person({ colorScheme });
    const { page, text } = anna;
    const check = (screen: string) =>
      test.step(screen, async () => expect(await findings(page)).toEqual([]));
    await anna.register({ name: 'Anna', handle: 'anna' });
    const boris = await person();
    await boris.register({ name: 'Boris', handle: 'boris' });
    await anna.openChatWith('@boris');
    await page.getByRole('button', { name: text('files:attach') }).click();
    await page.getByRole('menuitem', { name: text('messages:poll.menu') }).click();
    await check('new poll');
    const fields = page.getByRole('dialog').getByRole('textbox');
    for (const [at, words] of ['Tea?', 'Yes', 'No'].entries()) await fields.nth(at).fill(words);
    await page.getByRole('button', { name: text('messages:poll.send') }).click();
    await anna.bubble('Tea?').getByRole('button', { name: 'Yes' }).click();
    await check('poll');
    const end = anna.bubble('Tea?').getByRole('button', { name: text('messages:poll.end') });
    await expect(end).toBeVisible();
    await anna.bubble('Tea?').click({ button: 'right', position: { x: 8, y: 8 } });
    await page.getByRole('menuitem', { name: text('messages:star') }).click();
    await page.getByRole('button', { name: text('common:menu') }).click();
    await page.getByRole('menuitem', { name: text('messages:starredDialog.title') }).click();
    await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
    await check('starred messages');
  });
}
