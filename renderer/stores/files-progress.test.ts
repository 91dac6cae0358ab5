import { expect, test } from 'vitest';
import type { FileView } from '#contract/engine/views.ts';
import type { BlobId } from '#contract/wire/files.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { progressOf } from './files-progress.ts';

const [one, other] = ['one' as ChatId, 'other' as ChatId];
const file = (state: FileView['state'], done: number, chatId: ChatId | null): FileView => ({
  blobId: 'b' as BlobId,
  chatId,
  state,
  done,
  total: 100,
  speed: null,
  failure: null,
});

test('what moves counts together, by chat or all; what rests does not', () => {
  const files = [
    file('uploading', 50, one),
    file('preparing', 90, one),
    file('downloading', 100, other),
    file('paused', 10, one),
    file('ready', 100, null),
    undefined,
  ];
  expect(progressOf(files, one)).toBe(0.25);
  expect(progressOf(files)).toBe(0.5);
  expect(progressOf([file('ready', 100, one)])).toBeNull();
});
