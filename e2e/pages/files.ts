import { type Locator, expect } from '@playwright/test';
import type { Messenger } from './messenger.ts';

export interface GivenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Files of a conversation as a person handles them. */
export class Files {
  readonly #person: Messenger;

  constructor(person: Messenger) {
    this.#person = person;
  }

  get dialog(): Locator {
    return this.#person.page.getByRole('dialog');
  }

  /** Drops files on the open conversation. */
  async drop(files: readonly GivenFile[], target: 'photos' | 'files' = 'photos'): Promise<void> {
    const { page } = this.#person;
    const transfer = await this.#transfer(files);
    const conversation = page.getByRole('log');
    await conversation.dispatchEvent('dragenter', { dataTransfer: transfer });
    const area = page.getByText(this.#person.text(`files:drop.${target}`), { exact: true });
    await expect(area).toBeVisible();
    await area.dispatchEvent('dragover', { dataTransfer: transfer });
    await area.locator('xpath=../..').dispatchEvent('drop', { dataTransfer: transfer });
    await expect(this.dialog).toBeVisible();
  }

  /** Drops files and folders of this machine on the open conversation, as the system would. */
  async dropFromDisk(paths: string[], target: 'photos' | 'files' = 'files'): Promise<void> {
    const { page, text } = this.#person;
    const devtools = await page.context().newCDPSession(page);
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    const drag = async (type: 'dragEnter' | 'dragOver' | 'drop', over: Locator) => {
      const box = await over.boundingBox();
      const [x, y] = [box!.x + box!.width / 2, box!.y + box!.height / 2];
      await devtools.send('Input.dispatchDragEvent', { type, x, y, data });
    };
    await drag('dragEnter', page.getByRole('log'));
    await drag('dragOver', page.getByRole('log'));
    const area = page.getByText(text(`files:drop.${target}`), { exact: true });
    await expect(area).toBeVisible();
    await drag('dragOver', area);
    await drag('drop', area);
    await devtools.detach();
    await expect(this.dialog).toBeVisible();
  }

  /** Drops files on a chat of the list. */
  async dropOnChat(name: string, files: readonly GivenFile[]): Promise<void> {
    const dataTransfer = await this.#transfer(files);
    for (const type of ['dragenter', 'dragover', 'drop'])
      await this.#person.chat(name).dispatchEvent(type, { dataTransfer });
    await expect(this.dialog).toBeVisible();
  }

  /** Pastes files from the clipboard. */
  async paste(files: readonly GivenFile[]): Promise<void> {
    const transfer = await this.#transfer(files);
    await this.#person.composer.evaluate((element, clipboardData) => {
      const event = new ClipboardEvent('paste', {
        clipboardData: clipboardData as DataTransfer,
        bubbles: true,
        cancelable: true,
      });
      element.dispatchEvent(event);
    }, transfer);
    await expect(this.dialog).toBeVisible();
  }

  /** Chooses files by the button of the composer. */
  async choose(files: string | GivenFile[]): Promise<void> {
    await this.#person.page.locator('input[data-attach]').setInputFiles(files);
    await expect(this.dialog).toBeVisible();
  }

  /** Sends what the preview shows. */
  async send(caption = ''): Promise<void> {
    const { text } = this.#person;
    if (caption) await this.dialog.getByLabel(text('files:preview.caption')).fill(caption);
    await this.dialog.getByRole('button', { name: text('files:preview.send') }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** A button of a file, e.g. `download` or `save`. */
  button(action: string, name: string): Locator {
    const label = this.#person.text(`files:action.${action}`, { name });
    return this.#person.page.getByRole('button', { name: label, exact: true });
  }

  /** Fetches a file and answers its bytes as they were saved. */
  async save(name: string): Promise<Buffer> {
    const fetching = this.button('download', name);
    await expect(fetching.or(this.button('save', name)).first()).toBeVisible();
    if (await fetching.isVisible()) await fetching.click();
    await expect(this.button('save', name)).toBeVisible({ timeout: 60_000 });
    return this.downloadedBy(this.button('save', name));
  }

  /** Presses a button and answers what the browser then downloads. */
  async downloadedBy(button: Locator): Promise<Buffer> {
    const [download] = await Promise.all([
      this.#person.page.waitForEvent('download'),
      button.click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  #transfer(files: readonly GivenFile[]) {
    const given = files.map(({ name, mimeType, buffer }) => ({
      name,
      mimeType,
      base64: buffer.toString('base64'),
    }));
    return this.#person.page.evaluateHandle((all) => {
      const transfer = new DataTransfer();
      for (const { name, mimeType, base64 } of all) {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type: mimeType }));
      }
      return transfer;
    }, given);
  }
}

/** Takes the system's save dialogs away, which nothing can answer here: files come as downloads. */
export function saveAsDownload(): void {
  Reflect.deleteProperty(globalThis, 'showDirectoryPicker');
  Reflect.deleteProperty(globalThis, 'showSaveFilePicker');
}
