import type { Page } from '@playwright/test';
import { expect, test } from '../support/desktop.ts';

/** What the vault answers, the key as numbers. */
const open = (page: Page) =>
  page.evaluate(async () => {
    const answer = await vestnik.vault.open();
    return answer.ok ? [...answer.key] : answer.code;
  });

test('the key of the local cache outlives a restart', async ({ desktop }) => {
  const first = await desktop();
  const key = await open(first.page);
  expect(key).toHaveLength(32);
  await first.app.close();
  const second = await desktop();
  expect(await open(second.page)).toEqual(key);
});

test('a keychain with another key is reported, and the old one still opens', async ({
  desktop,
}) => {
  const { app, page } = await desktop();
  const key = await open(page);
  const decrypt = await app.evaluateHandle(({ safeStorage }) => {
    const original = safeStorage.decryptStringAsync;
    safeStorage.decryptStringAsync = async (sealed) => {
      await original(sealed);
      throw new Error('Error while decrypting the ciphertext');
    };
    return original;
  });
  expect(await open(page)).toBe('keychain-changed');
  await app.evaluate(({ safeStorage }, original) => {
    safeStorage.decryptStringAsync = original;
  }, decrypt);
  expect(await open(page)).toEqual(key);
});

test('a key from a keyring that is gone is not given out', async ({ desktop }) => {
  test.skip(process.platform !== 'linux', 'only Linux has an insecure fallback');
  const { app, page } = await desktop();
  expect(await open(page)).toHaveLength(32);
  await app.evaluate(({ safeStorage }) => {
    safeStorage.getSelectedStorageBackend = () => 'basic_text';
  });
  expect(await open(page)).toBe('keychain-missing');
});

test('after its destruction there is another key', async ({ desktop }) => {
  const { page } = await desktop();
  const key = await open(page);
  await page.evaluate(() => vestnik.vault.destroy());
  expect(await open(page)).not.toEqual(key);
});
