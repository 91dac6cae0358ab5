import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Serious and critical findings of axe on what is shown now, each as one readable line. */
export async function findings(page: Page): Promise<string[]> {
  // Menus and dialogs fade in: what is half transparent has no contrast yet.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  );
  // Guards pass focus on at once; nobody ever rests on them.
  const guards = '[data-base-ui-focus-guard]';
  const { violations } = await new AxeBuilder({ page }).exclude(guards).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
