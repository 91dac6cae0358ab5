import { GroupPage } from '../pages/groups.ts';
import type { Messenger } from '../pages/messenger.ts';
import { type Fixtures, expect, test } from '../support/fixtures.ts';

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
