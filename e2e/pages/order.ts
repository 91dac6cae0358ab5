import type { Locator } from '@playwright/test';
import type { Messenger } from './messenger.ts';

/** The chat list as a person arranges it. */
export class OrderPage {
  readonly app: Messenger;

  constructor(app: Messenger) {
    this.app = app;
  }

  /** Chooses items of a chat's menu, one inside the other; a menu may close when its row moves. */
  async choose(chat: string, ...items: string[]): Promise<void> {
    const { page } = this.app;
    await this.app.chat(chat).click({ button: 'right' });
    for (const item of items) {
      await page.getByRole('menuitem', { name: this.app.text(item), exact: true }).click();
    }
  }

  /** Names of the chats in their order. */
  names(): Promise<string[]> {
    return this.list
      .getByRole('option')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('title') ?? ''));
  }

  get list(): Locator {
    return this.app.page.getByRole('listbox', { name: this.app.text('chats:list') });
  }

  tab(name: string): Locator {
    return this.app.page.getByRole('tab', { name });
  }

  get archive(): Locator {
    const name = this.app.text('chats:archive.title');
    return this.app.page.getByRole('navigation').getByRole('button', { name });
  }
}
