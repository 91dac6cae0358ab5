import type { Messenger } from '../pages/messenger.ts';
import { type Fixtures, expect, test } from '../support/fixtures.ts';

/** Two people in one chat with a message of the first. */
async function couple(person: Fixtures['person'], text: string): Promise<[Messenger, Messenger]> {
  const anna = await person();
  await anna.register({ name: 'Anna', handle: 'anna' });
  const boris = await person();
  await boris.register({ name: 'Boris', handle: 'boris' });
  await anna.openChatWith('@boris');
  await anna.send(text);
  await boris.openChat('Anna');
  await expect(boris.bubble(text)).toBeVisible();
  return [anna, boris];
}

/** Chooses an item of a message's context menu. */
async function choose(who: Messenger, message: string, item: string): Promise<void> {
  await who.bubble(message).last().click({ button: 'right' });
  await who.page
    .getByRole('menuitem', { name: who.text(item), exact: false })
    .first()
    .click();
}

test('a reply quotes its message, and a press on the quote goes there', async ({ person }) => {
  const [anna, boris] = await couple(person, 'Which door?');
  await choose(boris, 'Which door?', 'messages:reply');
  await expect(boris.page.getByRole('group', { name: 'Reply to Anna' })).toBeVisible();
  await boris.send('The green one');
  const quote = anna.bubble('The green one').getByRole('button', { name: 'Which door?' });
  await expect(quote).toBeVisible();
  for (let at = 0; at < 30; at++) await boris.send(`line ${at}`);
  await expect(anna.bubble('line 29')).toBeVisible();
  await anna.page.reload();
  await anna.openChat('Boris');
  await anna.bubble('The green one').scrollIntoViewIfNeeded();
  await anna.bubble('The green one').getByRole('button', { name: 'Which door?' }).click();
  await expect(anna.bubble('Which door?').first()).toBeInViewport();
});

test('reactions are seen by both, by whom, and taken back', async ({ person }) => {
  const [anna, boris] = await couple(person, 'Dinner at eight?');
  await boris.bubble('Dinner').click({ button: 'right' });
  await boris.page.getByRole('menuitem', { name: '👍' }).click();
  const seen = anna.bubble('Dinner').getByRole('button', { name: /👍.*Boris/ });
  await expect(seen).toBeVisible();
  await seen.click();
  await expect(boris.bubble('Dinner').getByRole('button', { name: /👍.*You/ })).toContainText('2');
  await anna.page.reload();
  await anna.openChat('Boris');
  const own = anna.bubble('Dinner').getByRole('button', { name: /👍/ });
  await expect(own).toHaveAttribute('aria-pressed', 'true');
  await own.click();
  await expect(boris.bubble('Dinner').getByRole('button', { name: /👍.*You/ })).toContainText('1');
});

test('arrow up edits the last message; the other side sees it and its history', async ({
  person,
}) => {
  const [anna, boris] = await couple(person, 'Meet at seven');
  await anna.composer.press('ArrowUp');
  await expect(anna.composer).toHaveValue('Meet at seven');
  await anna.composer.fill('Meet at nine');
  await anna.composer.press('Enter');
  await expect(boris.bubble('Meet at nine')).toContainText('edited');
  await expect(boris.chat('Anna')).toContainText('Meet at nine');
  await boris.page.reload();
  await boris.openChat('Anna');
  await choose(boris, 'Meet at nine', 'messages:info');
  await expect(boris.page.getByRole('dialog')).toContainText('Meet at seven');
});

test('a message deleted for everyone leaves a note, one deleted for me nothing', async ({
  person,
}) => {
  const [anna, boris] = await couple(person, 'The wrong chat');
  await boris.send('Indeed');
  await choose(anna, 'The wrong chat', 'messages:delete');
  await anna.page
    .getByRole('button', { name: anna.text('messages:deleteDialog.forEveryone') })
    .click();
  await expect(boris.bubble('Anna deleted this message.')).toBeVisible();
  await expect(boris.bubble('The wrong chat')).toHaveCount(0);
  await expect(anna.bubble('Indeed')).toBeVisible();
  await choose(anna, 'Indeed', 'messages:delete');
  await anna.page.getByRole('button', { name: anna.text('messages:deleteDialog.forMe') }).click();
  await expect(anna.bubble('Indeed')).toHaveCount(0);
  await boris.page.reload();
  await boris.openChat('Anna');
  await expect(boris.bubble('Anna deleted this message.')).toBeVisible();
  await expect(boris.bubble('Indeed')).toBeVisible();
});

test('the keyboard reaches what the menu has', async ({ person }) => {
  const [anna, boris] = await couple(person, 'Press a key');
  await boris.composer.press('ArrowUp');
  await expect(boris.bubble('Press a key')).toBeFocused();
  await boris.page.keyboard.press('r');
  await expect(boris.composer).toBeFocused();
  await boris.composer.press('Escape');
  await expect(boris.page.getByRole('group', { name: 'Reply to Anna' })).toBeHidden();
  await boris.composer.press('ArrowUp');
  await boris.page.keyboard.press('p');
  await expect(anna.page.getByText('Pinned message')).toBeVisible();
  await boris.page.keyboard.press('a');
  const picker = boris.page.getByRole('dialog');
  await picker.getByLabel('Search emoji').first().fill('rocket');
  await expect(picker.getByText('🚀').first()).toBeVisible();
  await boris.page.keyboard.press('Enter');
  await expect(anna.bubble('Press a key').getByRole('button', { name: /🚀/ })).toBeVisible();
});

test('messages are selected and forwarded with or without their author', async ({ person }) => {
  const [anna, boris] = await couple(person, 'Tell the others');
  await choose(boris, 'Tell the others', 'messages:select');
  await expect(boris.page.getByText('1 selected')).toBeVisible();
  await boris.page.getByRole('button', { name: boris.text('messages:forward') }).click();
  const dialog = boris.page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'Anna' }).check();
  await dialog.getByRole('button', { name: boris.text('messages:forward') }).click();
  await expect(anna.bubble('Forwarded from Anna')).toContainText('Tell the others');
});

test('what is typed as Markdown is formatted on both sides', async ({ person }) => {
  const [anna, boris] = await couple(person, 'plain');
  await anna.composer.fill('bold');
  await anna.composer.press('Control+a');
  await anna.composer.press('Control+b');
  await expect(anna.composer).toHaveValue('**bold**');
  await anna.composer.fill(
    '**bold** `code` ||hidden|| and\n> quoted\n- item\n```js\nlet x = 1;\n```',
  );
  await anna.composer.press('Enter');
  const bubble = boris.bubble('quoted');
  await expect(bubble.locator('strong')).toHaveText('bold');
  await expect(bubble.locator('blockquote')).toHaveText('quoted');
  await expect(bubble.locator('li')).toHaveText('item');
  await expect(bubble.locator('pre [data-token=keyword]')).toHaveText('let');
  await bubble.getByRole('button', { name: boris.text('messages:spoiler') }).click();
  await expect(bubble.getByText('hidden')).toBeVisible();
  const long = Array.from({ length: 60 }, (_, at) => `row ${at}`).join('\n');
  await anna.send(long);
  await boris
    .bubble('row 59')
    .getByRole('button', { name: boris.text('messages:showMore') })
    .click();
  await expect(
    boris.page.getByRole('button', { name: boris.text('messages:showLess') }),
  ).toBeVisible();
});

test('a message waits for its time and can be sent at once', async ({ person }) => {
  const [anna, boris] = await couple(person, 'hello');
  await anna.composer.fill('for tomorrow');
  await anna.page
    .getByRole('button', { name: anna.text('conversation:send') })
    .click({ button: 'right' });
  await anna.page.getByRole('menuitem', { name: anna.text('messages:schedule.later') }).click();
  await anna.page.getByRole('button', { name: anna.text('messages:schedule.confirm') }).click();
  await expect(anna.bubble('for tomorrow').getByLabel(/Will be sent/)).toBeVisible();
  await anna.page.reload();
  await anna.openChat('Boris');
  await expect(boris.bubble('for tomorrow')).toHaveCount(0);
  await choose(anna, 'for tomorrow', 'messages:sendNow');
  await expect(boris.bubble('for tomorrow')).toBeVisible();
});

test('disappearing messages are announced and go away on both sides', async ({ person }) => {
  const [anna, boris] = await couple(person, 'this one stays');
  const { page, text } = anna;
  await page.getByRole('button', { name: text('common:more') }).click();
  await page.getByRole('menuitem', { name: text('messages:timer.menu') }).click();
  await page.getByRole('radio', { name: text('messages:timer.seconds30') }).check();
  await page.getByRole('button', { name: text('messages:save') }).click();
  await expect(boris.page.getByRole('log').getByText('disappear after 30 seconds')).toBeVisible();
  await anna.send('this one goes');
  await expect(boris.bubble('this one goes').getByLabel(/Disappears/)).toBeVisible();
  await expect(boris.bubble('this one goes')).toHaveCount(0, { timeout: 40_000 });
  await expect(anna.bubble('this one goes')).toHaveCount(0);
  await expect(boris.bubble('this one stays')).toBeVisible();
});
