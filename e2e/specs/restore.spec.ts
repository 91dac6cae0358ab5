import { findings } from '../support/findings.ts';
import { expect, test } from '../support/fixtures.ts';

test('the recovery phrase brings an account back on a new device', async ({ person }) => {
  const anna = await person();
  const phrase = await anna.register({ name: 'Anna', handle: 'anna' });
  const boris = await person();
  await boris.register({ name: 'Boris', handle: 'boris' });
  await boris.openChatWith('@anna');
  await boris.send('to the first device');
  await boris.expectTick('to the first device', 'delivered');

  const again = await person();
  const { page, text } = again;
  await page.getByRole('button', { name: text('onboarding:welcome.restore') }).click();
  await again.field('onboarding:profile.name').fill('Anna');
  await again.field('onboarding:phrase.words').fill(phrase.slice(0, 23).join(' '));
  await page.getByRole('button', { name: text('onboarding:restore.finish') }).click();
  await expect(page.getByText('23 of 24 words')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await again.field('onboarding:phrase.words').fill(phrase.join('\n'));
  await page.getByRole('button', { name: text('onboarding:restore.finish') }).click();
  await expect(again.chat('boris')).toBeVisible();

  await expect(async () => {
    await boris.send('to both devices');
    await expect(again.chat('Boris')).toContainText('to both devices', { timeout: 2000 });
  }).toPass();
  await again.openChat('Boris');
  await again.send('here I am again');
  await expect(boris.bubble('here I am again')).toBeVisible();
  await expect(anna.chat('Boris')).toContainText('here I am again');
});
