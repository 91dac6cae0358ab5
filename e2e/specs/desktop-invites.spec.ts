import { GroupPage } from '../pages/groups.ts';
import { InvitePage } from '../pages/invites.ts';
import { expect, test } from '../support/desktop.ts';

const GROUP = 'House on Ostozhenka';

test('an invite link opens the app where it runs, and starts it where it does not', async ({
  desktop,
  person,
  server,
}) => {
  test.setTimeout(180_000);
  const anna = await person();
  await anna.register({ name: 'Anna', handle: 'anna' });
  const groups = new GroupPage(anna);
  await groups.create(GROUP, []);
  await groups.openDetails();
  const invites = new InvitePage(anna);
  await invites.openLinks();
  const url = await invites.make();
  const [, id, secret] = /\/invite\/([^#]+)#(.+)$/.exec(url)!;
  const link = `vestnik://invite/${id}?server=${encodeURIComponent(server.url)}#${secret}`;

  // Cold, and without an account: the link waits until there is one.
  const first = await desktop({ args: [link] });
  const { app, page, messenger } = first;
  await expect(page.getByText(messenger.text('invites:invited'))).toBeVisible();
  const boris = new InvitePage(messenger);
  const registered = messenger.register({ name: 'Boris', handle: 'boris', asksStrangers: true });
  await expect(boris.invitation).toContainText(GROUP, { timeout: 60_000 });
  await page.keyboard.press('Escape');
  await registered;
  await expect(boris.invitation).toBeHidden();

  // Warm.
  await app.evaluate(
    ({ app: main }, opened) => main.emit('second-instance', {}, ['vestnik', opened], ''),
    link,
  );
  await expect(boris.standing('open')).toBeVisible();
  await boris.invitation.getByRole('button', { name: `Join ${GROUP}` }).click();
  await expect(page.getByRole('heading', { name: GROUP, level: 1 })).toBeVisible();
  await messenger.send('From the desktop');
  await app.close();

  // Cold again: who is in already goes there.
  const second = await desktop({ args: [link] });
  const again = new InvitePage(second.messenger);
  await expect(again.standing('member')).toBeVisible();
  await again.invitation.getByRole('button', { name: `Open ${GROUP}` }).click();
  await expect(second.messenger.bubble('From the desktop')).toBeVisible();
  await expect(groups.line('Boris joined by an invite link')).toBeVisible();
});
