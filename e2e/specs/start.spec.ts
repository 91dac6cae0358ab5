import { Messenger } from '../pages/messenger.ts';
import { expect, test } from '../support/fixtures.ts';

/** A page that starts twice takes its time on a busy machine. */
const PATIENCE = { timeout: 30_000 };
const WORKER = /\/engine\.worker-[^/]+\.js$/;

test('a start that breaks down is tried again once, then it says so', async ({ page, server }) => {
  test.setTimeout(120_000);
  const { text } = new Messenger(page);
  const create = page.getByRole('button', { name: text('onboarding:welcome.create') });
  const stopped = page.getByRole('heading', { name: text('app:fatal.crashed.title') });
  let failing = 1;
  let asked = 0;
  await page.route(WORKER, (route) => (++asked <= failing ? route.abort() : route.continue()));
  await page.goto(server.url);
  await expect(create).toBeVisible(PATIENCE);
  expect(asked).toBe(2);

  failing = Infinity;
  await page.reload();
  await expect(stopped).toBeVisible(PATIENCE);
  expect(asked).toBe(4);
  failing = 0;
  await page.getByRole('button', { name: text('app:fatal.restart') }).click();
  await expect(create).toBeVisible(PATIENCE);
});
