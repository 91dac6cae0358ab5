import { beforeEach, expect, test, vi } from 'vitest';
import { privateFiles } from './vault-files.ts';

/** The private file system as far as the vault uses it: content appears when a stream is closed. */
function fakeStorage() {
  const texts = new Map<string, string>();
  const handle = (name: string) => ({
    getFile: async () => new Blob([texts.get(name)!]),
    async createWritable() {
      let pending = '';
      return {
        write: async (text: string) => void (pending += text),
        close: async () => void texts.set(name, pending),
      };
    },
  });
  const folder = {
    async getFileHandle(name: string, { create }: { create: boolean }) {
      if (!texts.has(name) && !create) throw new DOMException('missing', 'NotFoundError');
      texts.set(name, texts.get(name) ?? '');
      return handle(name);
    },
  };
  const root = { getDirectoryHandle: async () => folder };
  return { texts, storage: { getDirectory: async () => root } };
}

let texts: Map<string, string>;
beforeEach(() => {
  const fake = fakeStorage();
  texts = fake.texts;
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('navigator', { storage: fake.storage });
});

test('what was written is read', async () => {
  expect(await privateFiles.read('vault')).toBeNull();
  await privateFiles.write('vault', 'key');
  expect(await privateFiles.read('vault')).toBe('key');
});

test('a file that a reload left empty counts as never written', async () => {
  texts.set('vault', '');
  expect(await privateFiles.read('vault')).toBeNull();
});
