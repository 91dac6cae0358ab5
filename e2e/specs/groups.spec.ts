import { GroupPage } from '../pages/groups.ts';
import type { Messenger } from '../pages/messenger.ts';
import { findings } from '../support/findings.ts';
import { expect, test } from '../support/fixtures.ts';

const GROUP = 'House on Ostozhenka';

test('four people: a group from its founding to the end', async ({ person }) => {
  test.setTimeout(120_000);
  const register = async (name: string, handle: string): Promise<[Messenger, GroupPage]> => {
    const app = await person();
    await app.register({ name, handle });
    return [app, new GroupPage(app)];
  };
  const [anna, annas] = await register('Anna Petrova', 'anna');
  const [boris, borises] = await register('Boris Orlov', 'boris');
  const [carol, carols] = await register('Carol Jones', 'carol');
  const [dora, doras] = await register('Dora Kim', 'dora');

  await test.step('founded by one, known to all', async () => {
    await annas.create(GROUP, ['@boris', '@carol'], 'Restoration of the 1911 house.');
    await expect(boris.chat(GROUP)).toContainText('Anna Petrova added you');
    await boris.openChat(GROUP);
    await carol.openChat(GROUP);
    await expect(borises.line('Anna Petrova added you')).toBeVisible();
    await expect(boris.page.getByText('3 members, 3 online')).toBeVisible();
  });

  await test.step('everybody reads everybody, by name', async () => {
    await anna.send('The façade is clean');
    await carol.send('Прекрасно');
    await expect(boris.bubble('The façade is clean')).toContainText('Anna Petrova');
    await expect(boris.bubble('Прекрасно')).toContainText('Carol Jones');
    await expect(boris.chat(GROUP)).toContainText('Carol Jones: Прекрасно');
    await anna.expectTick('The façade is clean', 'read');
    await boris.composer.pressSequentially('Wri');
    await expect(anna.page.getByText('Boris Orlov is typing…').first()).toBeVisible();
    await boris.composer.fill('');
  });

  await test.step('roles and names change for all', async () => {
    await annas.openDetails();
    await annas.act('Boris Orlov', 'promote');
    await expect(carols.line('Boris Orlov is an admin now')).toBeVisible();
    await borises.openDetails();
    await borises.rename('Ostozhenka 12');
    await expect(carol.chat('Ostozhenka 12')).toBeVisible();
    await expect(annas.line('Boris Orlov named the group “Ostozhenka 12”')).toBeVisible();
  });

  await test.step('somebody added reads what comes, somebody removed does not', async () => {
    await borises.add(['@dora']);
    await expect(dora.chat('Ostozhenka 12')).toBeVisible();
    await dora.openChat('Ostozhenka 12');
    await borises.act('Carol Jones', 'remove');
    await expect(carol.page.getByText('You are not in this group any more.')).toBeVisible();
    await anna.send('Only for those who stay');
    await expect(dora.bubble('Only for those who stay')).toBeVisible();
    await expect(carols.line('Boris Orlov removed you')).toBeVisible();
    await expect(carol.bubble('Only for those who stay')).toBeHidden();
    await expect(dora.bubble('Прекрасно')).toBeHidden();
  });

  await test.step('the owner leaves, the admin inherits', async () => {
    await annas.leave();
    await expect(anna.page.getByText('You are not in this group any more.')).toBeVisible();
    await expect(borises.member('Boris Orlov')).toContainText('Owner');
    await expect(doras.line('Anna Petrova left the group')).toBeVisible();
    await dora.send('Two of us');
    await expect(boris.bubble('Two of us')).toBeVisible();
  });

  await test.step('all of it is there after a restart', async () => {
    await boris.page.reload();
    await boris.openChat('Ostozhenka 12');
    await expect(boris.bubble('Two of us')).toContainText('Dora Kim');
    await expect(boris.bubble('The façade is clean')).toContainText('Anna Petrova');
    await expect(borises.line('Anna Petrova left the group')).toBeVisible();
    await expect(boris.page.getByText(/^2 members/).first()).toBeVisible();
  });
});

test('a group in Russian', async ({ person }) => {
  const marta = await person({ language: 'ru' });
  await marta.register({ name: 'Марта', handle: 'marta' });
  const ilya = await person({ language: 'ru' });
  await ilya.register({ name: 'Илья', handle: 'ilya' });
  const groups = new GroupPage(marta);
  await groups.create('Семья', ['@ilya']);
  await expect(ilya.chat('Семья')).toContainText('Марта добавил(а) вас');
  await ilya.openChat('Семья');
  await ilya.send('Захвати хлеб');
  await expect(marta.bubble('Захвати хлеб')).toContainText('Илья');
  await groups.openDetails();
  await groups.rename('Мы');
  await expect(ilya.page.getByText('Марта назвал(а) группу «Мы»').first()).toBeVisible();
  await expect(ilya.page.getByText('2 участника').first()).toBeVisible();
});

test('no screen of groups has a serious accessibility fault', async ({ person }) => {
  const anna = await person();
  await anna.register({ name: 'Anna', handle: 'anna' });
  const boris = await person();
  await boris.register({ name: 'Boris', handle: 'boris' });
  const { page, text } = anna;
  const groups = new GroupPage(anna);
  const check = (screen: string) =>
    test.step(screen, async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await findings(page)).toEqual([]);
      }
    });

  await groups.create(GROUP, ['@boris']);
  await boris.openChat(GROUP);
  await boris.send('Hello');
  await expect(anna.bubble('Hello')).toBeVisible();
  await groups.openDetails();
  await check('conversation and details');
  await groups.details.getByRole('button', { name: text('groups:details.edit') }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await check('edit');
  await page.keyboard.press('Escape');
  await groups.details.getByRole('button', { name: text('groups:details.add') }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await check('add members');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: text('common:menu') }).click();
  await page.getByRole('menuitem', { name: text('groups:new.open') }).click();
  await page.getByRole('dialog').getByRole('checkbox').first().click();
  await check('new group');
});
