import { type Locator, expect } from '@playwright/test';
import type { Messenger } from './messenger.ts';

/** Invite links as their admins make them and as newcomers follow them. */
export class InvitePage {
  readonly #app: Messenger;

  constructor(app: Messenger) {
    this.#app = app;
  }

  get links(): Locator {
    const { page, text } = this.#app;
    return page.getByRole('dialog', { name: text('invites:title') });
  }

  get invitation(): Locator {
    const { page, text } = this.#app;
    return page.getByRole('dialog', { name: text('invites:look.title') });
  }

  get requests(): Locator {
    const { page, text } = this.#app;
    return page.getByRole('dialog', { name: text('invites:requests.title') });
  }

  /** From the details of the open group. */
  async openLinks(): Promise<void> {
    const { page, text } = this.#app;
    await page.getByRole('button', { name: text('invites:open') }).click();
    await expect(
      this.links.getByRole('button', { name: text('invites:new.submit') }),
    ).toBeVisible();
  }

  /** Makes a link and answers it. */
  async make({ approval = false, uses = 'unlimited' } = {}): Promise<string> {
    const { text } = this.#app;
    const before = await this.links.getByRole('listitem').count();
    if (approval) await this.links.getByRole('switch').click();
    await this.links.getByText(text(`invites:new.${uses}`), { exact: true }).click();
    await this.links.getByRole('button', { name: text('invites:new.submit') }).click();
    await expect(this.links.getByRole('listitem')).toHaveCount(before + 1);
    return (await this.links.locator('code').textContent())!;
  }

  /** The shown link is revoked, after being asked. */
  async revoke(): Promise<void> {
    const { page, text } = this.#app;
    await this.links
      .getByRole('button', { name: /^Revoke link/ })
      .first()
      .click();
    const ask = page.getByRole('dialog', { name: text('invites:revokeTitle') });
    await ask.getByRole('button', { name: text('invites:revoke'), exact: true }).click();
    await expect(ask).toBeHidden();
  }

  /** Pastes a link where people are looked for. */
  async paste(url: string): Promise<void> {
    const { page, text } = this.#app;
    await page.getByRole('button', { name: text('app:newChat') }).click();
    await page.getByRole('dialog').getByLabel(text('people:field')).fill(url);
    await expect(this.invitation).toBeVisible();
  }

  standing(state: string): Locator {
    return this.invitation.locator(`[data-standing=${state}]`);
  }
}
