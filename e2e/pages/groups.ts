import { type Locator, expect } from '@playwright/test';
import type { Messenger } from './messenger.ts';

/** Groups as a person uses them. */
export class GroupPage {
  readonly #app: Messenger;

  constructor(app: Messenger) {
    this.#app = app;
  }

  get details(): Locator {
    const { page, text } = this.#app;
    return page.getByRole('complementary', { name: text('groups:details.title') });
  }

  /** Makes a group of people who are found by their handles. */
  async create(name: string, handles: string[], description = ''): Promise<void> {
    const { page, text } = this.#app;
    await page.getByRole('button', { name: text('app:newChat') }).click();
    await page.getByRole('button', { name: text('groups:new.open') }).click();
    const dialog = page.getByRole('dialog', { name: text('groups:new.title') });
    await dialog.getByLabel(text('groups:new.name')).fill(name);
    await dialog.getByLabel(text('groups:new.description')).fill(description);
    await this.#choose(dialog, handles);
    await dialog.getByRole('button', { name: text('groups:new.create') }).click();
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  }

  async #choose(dialog: Locator, handles: string[]): Promise<void> {
    const { text } = this.#app;
    for (const handle of handles) {
      const field = dialog.getByLabel(text('groups:new.members'));
      await field.fill(handle);
      await dialog.getByRole('button', { name: text('groups:picker.add'), exact: true }).click();
      await expect(field).toHaveValue('');
    }
  }

  async openDetails(): Promise<void> {
    const { page, text } = this.#app;
    await page.getByRole('button', { name: text('groups:details.open') }).click();
    await expect(this.details).toBeVisible();
  }

  async add(handles: string[]): Promise<void> {
    const { page, text } = this.#app;
    await this.details.getByRole('button', { name: text('groups:details.add') }).click();
    const dialog = page.getByRole('dialog', { name: text('groups:add.title') });
    await this.#choose(dialog, handles);
    await dialog.getByRole('button', { name: text('groups:add.submit'), exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** Opens the menu of a member and takes one of its actions. */
  async act(name: string, action: 'promote' | 'demote' | 'remove' | 'handOver'): Promise<void> {
    const { page, text } = this.#app;
    const menu = text('groups:details.memberMenu', { name });
    await this.details.getByRole('button', { name: menu }).click();
    await page.getByRole('menuitem', { name: text(`groups:details.${action}`) }).click();
    if (action === 'promote' || action === 'demote') return;
    const confirm = action === 'remove' ? 'groups:remove.confirm' : 'groups:hand.confirm';
    await this.#confirm(text(confirm));
  }

  async rename(name: string): Promise<void> {
    const { page, text } = this.#app;
    await this.details.getByRole('button', { name: text('groups:details.edit') }).click();
    const dialog = page.getByRole('dialog', { name: text('groups:edit.title') });
    await dialog.getByLabel(text('groups:new.name')).fill(name);
    await dialog.getByRole('button', { name: text('groups:edit.save') }).click();
    await expect(dialog).toBeHidden();
  }

  /** Chooses a picture for the group, cropped as it is offered. */
  async setPicture(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const { page, text } = this.#app;
    await this.details.getByRole('button', { name: text('groups:details.edit') }).click();
    const dialog = page.getByRole('dialog', { name: text('groups:edit.title') });
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: text('pictures:choose') }).click();
    await (await chooser).setFiles(file);
    await page.getByRole('button', { name: text('pictures:crop.use') }).click();
    await expect(dialog.locator('img')).toBeVisible();
    await dialog.getByRole('button', { name: text('groups:edit.save') }).click();
    await expect(dialog).toBeHidden();
    await expect(this.details.locator('img').first()).toBeVisible();
  }

  async leave(): Promise<void> {
    const { text } = this.#app;
    await this.details.getByRole('button', { name: text('groups:details.leave') }).click();
    await this.#confirm(text('groups:leave.confirm'));
  }

  async #confirm(label: string): Promise<void> {
    const dialog = this.#app.page.getByRole('dialog');
    await dialog.getByRole('button', { name: label, exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  member(name: string): Locator {
    return this.details.getByRole('listitem').filter({ hasText: name });
  }

  /** A line between the bubbles. */
  line(words: string): Locator {
    return this.#app.page.getByRole('log').getByText(words);
  }
}
