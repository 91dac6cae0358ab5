import { Files } from '../pages/files.ts';
import { GroupPage } from '../pages/groups.ts';
import type { Messenger } from '../pages/messenger.ts';
import { type Fixtures, expect, test } from '../support/fixtures.ts';

test.describe.configure({ timeout: 180_000 });

/** Two people, and a group of both. */
async function groupOfTwo(person: Fixtures['person']): Promise<[Messenger, Messenger]> {
  const anna = await person();
  await anna.register({ name: 'Anna Petrova', handle: 'anna' });
  const boris = await person();
  await boris.register({ name: 'Boris', handle: 'boris' });
  await new GroupPage(anna).create('House', ['boris']);
  await boris.openChat('House');
  return [anna, boris];
}

test('a mention is chosen by keyboard, marked for whom it speaks to, and jumped to', async ({
  person,
}) => {
  const [anna, boris] = await groupOfTwo(person);
  await boris.page.keyboard.press('Escape');
  await boris.composer.pressSequentially('thanks @pet');
  const list = boris.page.getByRole('listbox', { name: boris.text('messages:mention.list') });
  await expect(list.getByRole('option')).toHaveText(/Anna Petrova/);
  await boris.composer.press('Enter');
  await expect(boris.composer).toHaveValue('thanks @Anna Petrova ');
  await expect(list).toBeHidden();
  await boris.composer.press('Enter');
  await expect(boris.bubble('thanks').locator('[data-mention]')).toHaveText('@Anna Petrova');
  await expect(anna.bubble('thanks').locator('[data-mention]')).toHaveText('@Anna Petrova');

  await anna.openChatWith('@boris');
  await boris.send('@anna are **you** there? ||secret||');
  const tall = Array.from({ length: 20 }, (_, at) => `row ${at}`).join('\n');
  for (const at of [1, 2]) await boris.send(`${at} ${tall}`);
  await expect(anna.chat('House').getByLabel(anna.text('chats:mentioned'))).toBeVisible();
  await anna.page.reload();
  await expect(anna.chat('House').getByLabel(anna.text('chats:mentioned'))).toBeVisible();
  await boris.send('**bold** and ||hidden||');
  await expect(anna.chat('House')).toContainText('bold and ▒▒▒');
  await anna.openChat('House');
  await expect(anna.bubble('are you there').locator('[data-mention]')).toBeInViewport();
  await expect(anna.chat('House').getByLabel(anna.text('chats:mentioned'))).toHaveCount(0);
});

test('a poll is asked, answered by both, and ended', async ({ person }) => {
  const [anna, boris] = await groupOfTwo(person);
  const { page, text } = anna;
  await page.getByRole('button', { name: text('files:attach') }).click();
  await page.getByRole('menuitem', { name: text('messages:poll.menu') }).click();
  const dialog = page.getByRole('dialog', { name: text('messages:poll.new') });
  await dialog.getByLabel(text('messages:poll.question')).fill('Which evening?');
  await dialog.getByLabel(text('messages:poll.answer', { number: 1 })).fill('Friday');
  const second = dialog.getByLabel(text('messages:poll.answer', { number: 2 }));
  await second.fill('Saturday');
  await second.press('Enter');
  await dialog
    .getByRole('textbox', { name: text('messages:poll.answer', { number: 3 }) })
    .fill('Sunday');
  await dialog.getByRole('button', { name: text('messages:poll.send') }).click();

  const answer = (who: Messenger, name: string) =>
    who.bubble('Which evening?').getByRole('button', { name });
  await answer(boris, 'Saturday').click();
  await expect(answer(boris, 'Saturday')).toHaveAttribute('aria-pressed', 'true');
  await expect(answer(anna, 'Saturday')).toContainText('100%');
  await answer(anna, 'Friday').click();
  await expect(answer(boris, 'Saturday')).toContainText('50%');
  await answer(anna, 'Saturday').click();
  await expect(answer(boris, 'Friday')).toContainText('0%');
  await page.reload();
  await anna.openChat('House');
  await expect(answer(anna, 'Saturday')).toHaveAttribute('aria-pressed', 'true');
  await anna.bubble('Which evening?').getByRole('button', { name: '2 people voted' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveText([/Boris/, /You/]);
  await page.keyboard.press('Escape');
  await anna
    .bubble('Which')
    .getByRole('button', { name: text('messages:poll.end') })
    .click();
  await expect(boris.bubble('Which evening?')).toContainText(text('messages:poll.ended'));
  await expect(answer(boris, 'Friday')).toHaveAttribute('aria-disabled', 'true');
  await expect(boris.bubble('Which').getByRole('button', { name: 'End poll' })).toHaveCount(0);
});

test('a caption is edited and taken away, by the arrow key', async ({ person }) => {
  const [anna, boris] = await groupOfTwo(person);
  const files = new Files(anna);
  const buffer = Buffer.from('the plan');
  await files.choose([{ name: 'plan.txt', mimeType: 'text/plain', buffer }]);
  await files.send('first thoughts');
  await expect(boris.bubble('plan.txt')).toContainText('first thoughts');
  await anna.composer.press('ArrowUp');
  await expect(anna.composer).toHaveValue('first thoughts');
  await anna.composer.fill('second thoughts');
  await anna.composer.press('Enter');
  await expect(boris.bubble('plan.txt')).toContainText('second thoughts');
  await anna.composer.press('ArrowUp');
  await anna.composer.fill('');
  await anna.composer.press('Enter');
  await expect(boris.bubble('plan.txt')).not.toContainText('thoughts');
  await expect(boris.bubble('plan.txt')).toContainText(boris.text('messages:edited'));
});

test('a file is forwarded, a message starred: both are there after a reload', async ({
  person,
}) => {
  const [anna, boris] = await groupOfTwo(person);
  const files = new Files(anna);
  const buffer = Buffer.from('the plan');
  await files.choose([{ name: 'plan.txt', mimeType: 'text/plain', buffer }]);
  await files.send('the plan at last');
  const { page, text } = boris;
  await expect(boris.bubble('plan.txt')).toBeVisible();
  await boris.composer.press('ArrowUp');
  await page.keyboard.press('s');
  await expect(boris.bubble('plan.txt').getByLabel(text('messages:starred'))).toBeVisible();
  await page.keyboard.press('f');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'House' }).check();
  await dialog.getByRole('button', { name: text('messages:forward') }).click();
  await expect(anna.bubble('Forwarded from Anna Petrova')).toContainText('plan.txt');

  await page.reload();
  await page.getByRole('button', { name: text('common:menu') }).click();
  await page.getByRole('menuitem', { name: text('messages:starredDialog.title') }).click();
  const starred = page.getByRole('dialog', { name: text('messages:starredDialog.title') });
  await starred.getByRole('button', { name: /the plan at last/ }).click();
  await expect(starred).toBeHidden();
  await expect(boris.bubble('plan.txt').first()).toBeInViewport();
});
