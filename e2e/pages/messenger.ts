import { type Locator, type Page, expect } from '@playwright/test';
import { type Language, textsOf } from './texts.ts';

export interface Newcomer {
  name: string;
  handle?: string;
  server?: string;
  /** Strangers ask before they write; else they walk in. */
  asksStrangers?: boolean;
}

/** The app as a person uses it: what they see, press and type. */
export class Messenger {
  readonly page: Page;
  readonly text: ReturnType<typeof textsOf>;
  readonly #language: Language;

  constructor(page: Page, language: Language = 'en') {
    this.page = page;
    this.text = textsOf(language);
    this.#language = language;
  }

  /** From the welcome screen to the chat list; answers the recovery phrase. */
  async register(person: Newcomer): Promise<string[]> {
    const { page, text } = this;
    const native = { en: 'English', ru: 'Русский' }[this.#language];
    // The key of the local store is made by now: leaving the page earlier would tear it.
    await page.getByRole('button', { name: native }).waitFor();
    if (!person.asksStrangers) await this.#welcomeStrangers();
    await page.getByRole('button', { name: native }).click();
    await page.getByRole('button', { name: text('onboarding:welcome.create') }).click();
    if (person.server) await this.field('onboarding:server.label').fill(person.server);
    await this.field('onboarding:profile.name').fill(person.name);
    if (person.handle) await this.field('onboarding:profile.handle').fill(person.handle);
    await page.getByRole('button', { name: text('common:continue') }).click();
    const phrase = await this.#readPhrase();
    await page.getByRole('button', { name: text('onboarding:phrase.written') }).click();
    for (let place = 1; place <= phrase.length; place++) {
      const field = page.getByLabel(text('onboarding:check.word', { number: place }), {
        exact: true,
      });
      if (await field.count()) await field.fill(phrase[place - 1]!);
    }
    await page.getByRole('button', { name: text('onboarding:check.finish') }).click();
    await expect(page.getByRole('button', { name: text('app:newChat') })).toBeVisible();
    return phrase;
  }

  /** Takes everybody's chats without asking: what most specs are about is something else. */
  async #welcomeStrangers(): Promise<void> {
    await this.page.evaluate(() => {
      const key = 'vestnik.preferences';
      const stored = JSON.parse(localStorage.getItem(key) ?? '{}') as object;
      localStorage.setItem(key, JSON.stringify({ ...stored, strangers: 'accept' }));
    });
    await this.page.reload();
  }

  async #readPhrase(): Promise<string[]> {
    const words = this.page
      .getByRole('list', { name: this.text('onboarding:phrase.words') })
      .getByRole('listitem');
    await expect(words).toHaveCount(24);
    return words.evaluateAll((items) => items.map((item) => item.lastChild!.textContent!.trim()));
  }

  field(key: string): Locator {
    return this.page.getByLabel(this.text(key), { exact: true });
  }

  /** Finds a person by handle or ID and opens the conversation. */
  async openChatWith(address: string): Promise<void> {
    const { page, text } = this;
    await page.getByRole('button', { name: text('app:newChat') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(text('people:field')).fill(address);
    await dialog.getByRole('button', { name: text('people:find') }).click();
    await dialog.getByRole('status').getByRole('button').click();
    await expect(this.composer).toBeVisible();
  }

  /** Opens a chat from the list. */
  async openChat(name: string): Promise<void> {
    await this.chat(name).click();
    await expect(this.composer).toBeVisible();
  }

  chat(name: string): Locator {
    return this.page.getByRole('option', { name });
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: this.text('conversation:placeholder') });
  }

  async send(message: string): Promise<void> {
    await this.composer.fill(message);
    await this.composer.press('Enter');
    await expect(this.composer).toHaveValue('');
  }

  /** Writes into the field above the chats. */
  async search(query: string): Promise<void> {
    await this.page.getByRole('textbox', { name: this.text('app:searchChats') }).fill(query);
  }

  /** What the search everywhere shows. */
  get results(): Locator {
    return this.page.getByRole('listbox', { name: this.text('search:results') });
  }

  result(message: string): Locator {
    return this.results.getByRole('option').filter({ hasText: message });
  }

  /** The bar that searches the open chat. */
  get chatSearch(): Locator {
    return this.page.getByRole('search', { name: this.text('search:inChat.label') });
  }

  /** The bubble that holds a text. */
  bubble(message: string): Locator {
    return this.page.getByRole('log').getByRole('article').filter({ hasText: message });
  }

  /** Texts of all bubbles in view, oldest first. */
  async bubbles(): Promise<string[]> {
    const texts = this.page.getByRole('log').locator('article p');
    return texts.evaluateAll((all) => all.map((one) => one.firstChild?.textContent ?? ''));
  }

  /** A message that is read has been delivered, too. */
  async expectTick(message: string, tick: 'waiting' | 'sent' | 'delivered' | 'read' | 'failed') {
    const shown = (name: typeof tick) =>
      this.bubble(message).getByLabel(this.text(`chats:tick.${name}`), { exact: true });
    const mark = tick === 'delivered' ? shown(tick).or(shown('read')) : shown(tick);
    await expect(mark).toBeVisible();
  }

  /** All is sent and received as far as the server knows. */
  async expectOnline(): Promise<void> {
    await expect(this.page.getByText(this.text('app:connection.waitHere'))).toBeHidden();
    await expect(this.page.getByText(this.text('app:connection.connecting'))).toBeHidden();
  }
}
