import { type Locator, expect } from '@playwright/test';
import type { Messenger } from './messenger.ts';

/** What a person does with other people: requests, contacts, blocks, reports, verification. */
export class PeoplePage {
  readonly #app: Messenger;

  constructor(app: Messenger) {
    this.#app = app;
  }

  #button(key: string, values?: Record<string, string>): Locator {
    const { page, text } = this.#app;
    return page.getByRole('button', { name: text(`relations:${key}`, values), exact: true });
  }

  /** The row above the chats that counts requests; shown for one of them. */
  get requests(): Locator {
    const { page, text } = this.#app;
    return page.getByRole('button', { name: text('relations:requests.row_one', { count: 1 }) });
  }

  async openRequest(name: string): Promise<void> {
    const { page, text } = this.#app;
    await this.requests.click();
    const list = page.getByRole('region', { name: text('relations:requests.list') }).first();
    await list.getByRole('button', { name }).click();
    await expect(this.accept).toBeVisible();
    await expect(this.#app.composer).toBeHidden();
  }

  get accept(): Locator {
    return this.#button('request.accept');
  }

  async answer(what: 'accept' | 'delete' | 'block' | 'report'): Promise<void> {
    await this.#button(`request.${what}`).click();
  }

  get details(): Locator {
    const { page, text } = this.#app;
    return page.getByRole('complementary', { name: text('relations:details.title') });
  }

  async openDetails(): Promise<void> {
    await this.#button('details.open').click();
    await expect(this.details).toBeVisible();
  }

  async act(what: 'addContact' | 'block' | 'unblock' | 'report'): Promise<void> {
    const name = this.#app.text(`relations:details.${what}`);
    await this.details.getByRole('button', { name, exact: true }).click();
  }

  async fill(field: 'nickname' | 'note', value: string): Promise<void> {
    const label = this.#app.text(`relations:details.${field}`);
    await this.details.getByLabel(label, { exact: true }).fill(value);
    await this.details.getByLabel(label, { exact: true }).blur();
  }

  async confirm(key: string): Promise<void> {
    const { page, text } = this.#app;
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: text(`relations:${key}`), exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** Opens the safety number from the details; answers its dialog once the number is there. */
  async openSafety(): Promise<Locator> {
    const { page, text } = this.#app;
    await this.details.getByRole('button', { name: text('relations:details.safety') }).click();
    const dialog = page.getByRole('dialog', { name: text('relations:safety.title') });
    await expect(this.code(dialog)).toBeVisible();
    return dialog;
  }

  code(dialog: Locator): Locator {
    return dialog.getByRole('img', { name: this.#app.text('relations:safety.qr') });
  }

  mark(within: Locator): Locator {
    const label = this.#app.text('relations:verified.mark');
    return within.getByRole('img', { name: label, exact: true });
  }
}
