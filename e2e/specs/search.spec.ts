import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';

/** Serious and critical findings of axe on what is shown now. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  );
  const guards = '[data-base-ui-focus-guard]';
  const { violations } = await new AxeBuilder({ page }).exclude(guards).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

const LINES = 45;

test('messages are found everywhere and in a chat, by forms, beginnings and with errors', async ({
  person,
}) => {
  test.setTimeout(120_000);
  const anna = await person();
  await anna.register({ name: 'Anna', handle: 'anna' });
  const boris = await person({ colorScheme: 'dark' });
  await boris.register({ name: 'Boris', handle: 'boris' });
  await boris.openChatWith('@anna');
  await boris.send('Новые столы привезут в среду');
  for (let line = 1; line <= LINES; line++) await boris.send(`line ${line} about the message`);
  await boris.send('Стол уже здесь: https://example.org/table');
  await anna.openChat('Boris');
  await expect(anna.bubble('Стол уже здесь')).toBeVisible();

  await test.step('other forms, beginnings and words with an error find the same', async () => {
    for (const query of ['столом', 'стол', 'прив', 'превезут']) {
      await anna.search(query);
      await expect(anna.result('Новые столы привезут в среду')).toBeVisible();
    }
    await anna.search('столы');
    await expect(anna.results.locator('mark')).toHaveText(['Стол', 'столы']);
    await anna.search('messages about');
    await expect(anna.page.getByText(`${LINES} messages found`)).toBeAttached();
    expect(await findings(anna.page)).toEqual([]);
  });

  await test.step('filters narrow it down, nothing found says so', async () => {
    await anna.search('стол');
    await anna.page.getByRole('button', { name: anna.text('search:filters.link') }).click();
    await expect(anna.result('Стол уже здесь')).toBeVisible();
    await expect(anna.result('Новые столы')).toBeHidden();
    await anna.search('этогонет');
    await expect(anna.page.getByText(anna.text('search:none.filtered'))).toBeVisible();
    await anna.page.getByRole('button', { name: anna.text('search:none.clearFilters') }).click();
  });

  await test.step('the keyboard opens a result in its chat', async () => {
    await anna.search('столы');
    await expect(anna.result('Новые столы')).toBeVisible();
    await anna.page.keyboard.press('ArrowDown');
    await anna.page.keyboard.press('ArrowDown');
    await anna.page.keyboard.press('Enter');
    await expect(anna.bubble('Новые столы')).toBeInViewport();
    await expect(anna.bubble('Стол уже здесь')).not.toBeInViewport();
    await expect(anna.chatSearch).toContainText('2 of 2');
    expect(await findings(anna.page)).toEqual([]);
  });

  await test.step('a search in the chat goes from result to result', async () => {
    await boris.page.keyboard.press('Control+f');
    await boris.page.keyboard.type('line');
    await expect(boris.chatSearch).toContainText(`1 of ${LINES}`);
    await boris.page.keyboard.press('Enter');
    await expect(boris.chatSearch).toContainText(`2 of ${LINES}`);
    await expect(boris.bubble(`line ${LINES - 1} about`)).toBeInViewport();
    await boris.page.keyboard.press('Shift+Enter');
    await expect(boris.chatSearch).toContainText(`1 of ${LINES}`);
    expect(await findings(boris.page)).toEqual([]);
    await boris.page.keyboard.press('Escape');
    await expect(boris.chatSearch).toBeHidden();
  });

  await test.step('it goes to a day', async () => {
    await boris.page.keyboard.press('Control+f');
    const today = new Date().toLocaleDateString('sv-SE');
    await boris.chatSearch.getByLabel(boris.text('search:inChat.goToDate')).last().fill(today);
    await expect(boris.bubble('Новые столы')).toBeInViewport();
  });

  await test.step('the index is there after a restart', async () => {
    await anna.page.reload();
    await anna.search('столами');
    await expect(anna.results.locator('mark')).toHaveText(['Стол', 'столы']);
  });
});

test('the switcher offers chats, commands and the search of messages, in Russian', async ({
  person,
}) => {
  const marta = await person({ language: 'ru' });
  await marta.register({ name: 'Марта', handle: 'marta' });
  const ilya = await person({ language: 'ru' });
  await ilya.register({ name: 'Илья' });
  await ilya.openChatWith('@marta');
  await ilya.send('Захвати чёрный хлеб');
  await expect(marta.chat('Илья')).toBeVisible();

  const { page } = marta;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('иль');
  const option = (name: string | RegExp) => page.getByRole('dialog').getByRole('option', { name });
  await expect(option('Илья')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('combobox').fill('черн');
  await page.keyboard.press('Control+Enter');
  await expect(marta.result('Захвати чёрный хлеб')).toBeVisible();

  await page.keyboard.press('Control+k');
  const appearance = marta.text('settings:pages.appearance');
  await page.keyboard.type(appearance.slice(0, 5));
  await option(new RegExp(appearance)).click();
  await expect(page.getByRole('heading', { name: appearance })).toBeVisible();
});
