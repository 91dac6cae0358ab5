import { GroupPage } from '../pages/groups.ts';
import { InvitePage } from '../pages/invites.ts';
import type { Messenger } from '../pages/messenger.ts';
import { findings } from '../support/findings.ts';
import { expect, test } from '../support/fixtures.ts';
import { picture } from '../support/pictures.ts';

const GROUP = 'House on Ostozhenka';

interface Person {
  app: Messenger;
  groups: GroupPage;
  invites: InvitePage;
}

const photo = {
  name: 'house.png',
  mimeType: 'image/png',
  buffer: picture(900, 600, [30, 120, 160]),
};

test('links into a group: shown, followed, approved, revoked', async ({ person, server }) => {
  test.setTimeout(180_000);
  const register = async (name: string, handle: string): Promise<Person> => {
    const app = await person();
    await app.register({ name, handle });
    return { app, groups: new GroupPage(app), invites: new InvitePage(app) };
  };
  const anna = await register('Anna Petrova', 'anna');
  const boris = await register('Boris Orlov', 'boris');
  const carol = await register('Carol Jones', 'carol');

  const url = await test.step('an admin makes a link', async () => {
    await anna.groups.create(GROUP, [], 'Restoration of the 1911 house.');
    await anna.groups.openDetails();
    await anna.groups.setPicture(photo);
    await anna.invites.openLinks();
    const made = await anna.invites.make();
    await expect(anna.invites.links.getByRole('img')).toBeVisible();
    expect(made).toMatch(new RegExp(`^${server.url}/invite/[0-9a-f-]{36}#[\\w-]{43}$`));
    return made;
  });

  await test.step('whoever has it sees the group, joins, and reads what comes', async () => {
    await boris.invites.paste(url);
    const { invitation } = boris.invites;
    await expect(invitation).toContainText(GROUP);
    await expect(invitation).toContainText('Restoration of the 1911 house.');
    await expect(invitation.locator('img')).toBeVisible();
    await invitation.getByRole('button', { name: `Join ${GROUP}` }).click();
    await expect(boris.app.page.getByRole('heading', { name: GROUP, level: 1 })).toBeVisible();
    await expect(boris.groups.line('You joined by an invite link')).toBeVisible();
    await boris.app.send('Here I am');
    await anna.app.page.keyboard.press('Escape');
    await expect(anna.app.bubble('Here I am')).toContainText('Boris Orlov');
    await expect(anna.groups.line('Boris Orlov joined by an invite link')).toBeVisible();
  });

  await test.step('with approval an admin decides', async () => {
    await anna.invites.openLinks();
    const asked = await anna.invites.make({ approval: true });
    await anna.app.page.keyboard.press('Escape');
    await carol.app.page.goto(asked);
    await carol.invites.invitation.getByRole('button', { name: 'Ask to join' }).click();
    await expect(carol.invites.standing('pending')).toBeVisible();
    // The address keeps no secret.
    expect(carol.app.page.url()).toBe(`${server.url}/`);
    await carol.app.page.reload();
    const waiting = carol.app.page.getByRole('list', { name: 'Requests to join' });
    await expect(waiting).toContainText(GROUP);
    await anna.app.page.getByRole('button', { name: 'Review' }).click();
    await anna.invites.requests.getByRole('button', { name: 'Accept Carol Jones' }).click();
    await expect(anna.invites.requests).toContainText('Nobody waits.');
    await carol.app.openChat(GROUP);
    await expect(waiting).toBeHidden();
    await carol.app.send('Thanks');
    await expect(boris.app.bubble('Thanks')).toContainText('Carol Jones');
    await anna.app.page.keyboard.press('Escape');
  });

  await test.step('a revoked link lets nobody in, and what was stays after a reload', async () => {
    await anna.invites.openLinks();
    await anna.invites.revoke();
    await anna.invites.revoke();
    await expect(anna.invites.links.getByRole('listitem')).toHaveCount(0);
    await anna.app.page.keyboard.press('Escape');
    const dora = await register('Dora Kim', 'dora');
    await dora.invites.paste(url);
    await expect(dora.invites.standing('revoked')).toBeVisible();
    await expect(dora.invites.invitation.getByRole('button', { name: /Join/ })).toBeHidden();
    await boris.app.page.reload();
    await boris.app.openChat(GROUP);
    await expect(boris.groups.line('Anna Petrova revoked an invite link').first()).toBeVisible();
  });
});

test('a picture of oneself: cropped by keys, seen by the other side, taken away again', async ({
  person,
}) => {
  test.setTimeout(180_000);
  const anna = await person();
  await anna.register({ name: 'Anna', handle: 'anna' });
  const boris = await person();
  await boris.register({ name: 'Boris', handle: 'boris' });
  await anna.openChatWith('@boris');
  await anna.send('Hello');
  await boris.openChat('Anna');
  const { page, text } = anna;
  const seen = boris.chat('Anna').locator('img');
  await expect(seen).toHaveCount(0);

  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: text('settings:pages.profile') }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: text('pictures:choose') }).click();
  await (await chooser).setFiles(photo);
  const crop = page.getByRole('dialog', { name: text('pictures:crop.title') });
  const area = crop.getByRole('application');
  await expect(area).toBeFocused();
  const zoom = crop.getByRole('slider');
  const drawn = (canvas: HTMLCanvasElement) =>
    canvas.getContext('2d')!.getImageData(9, 9, 1, 1).data[3];
  await expect.poll(() => area.evaluate(drawn)).toBe(255);
  for (const key of ['+', '+', '+', 'ArrowLeft', 'ArrowUp']) await page.keyboard.press(key);
  expect(Number(await zoom.inputValue())).toBeGreaterThan(1.2);
  await crop.getByRole('button', { name: text('pictures:crop.use') }).click();
  await expect(crop).toBeHidden();
  await expect(seen).toBeVisible();
  expect(await seen.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(256);
  await boris.page.reload();
  await expect(seen).toBeVisible();

  await page.getByRole('button', { name: text('pictures:remove') }).click();
  await expect(seen).toHaveCount(0);
});

test('no screen of invitations and pictures has a serious accessibility fault', async ({
  person,
}) => {
  test.setTimeout(180_000);
  const anna = await person();
  await anna.register({ name: 'Anna', handle: 'anna' });
  const { page, text } = anna;
  const groups = new GroupPage(anna);
  const invites = new InvitePage(anna);
  const check = (screen: string) =>
    test.step(screen, async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
        expect(await findings(page)).toEqual([]);
      }
    });
  await groups.create(GROUP, []);
  await groups.openDetails();
  await invites.openLinks();
  const url = await invites.make({ approval: true });
  await check('links');
  await invites.links.getByRole('button', { name: text('invites:share') }).click();
  await check('share');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  const boris = await person();
  await boris.register({ name: 'Boris', handle: 'boris' });
  await new InvitePage(boris).paste(url);
  await boris.page.getByRole('button', { name: text('invites:look.ask') }).click();
  await page.getByRole('button', { name: text('invites:requests.review') }).click();
  await expect(invites.requests).toContainText('Boris');
  await check('requests');
  await page.keyboard.press('Escape');
  await invites.paste(url);
  await expect(invites.standing('member')).toBeVisible();
  await check('invitation');
  await page.keyboard.press('Escape');
  await groups.details.getByRole('button', { name: text('groups:details.edit') }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: text('pictures:choose') }).click();
  await (await chooser).setFiles(photo);
  await expect(page.getByRole('application')).toBeVisible();
  await check('crop');
});
