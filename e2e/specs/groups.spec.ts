import { GroupPage } from '../pages/groups.ts';
import type { Messenger } from '../pages/messenger.ts';
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
