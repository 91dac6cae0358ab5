import { beforeEach, expect, test } from 'vitest';
import type { AttachmentView } from '#contract/engine/views.ts';
import type { BlobId } from '#contract/wire/files.ts';
import { windowOf } from '../../stores/message-window.ts';
import { clearMessages, openWindow } from '../../stores/messages.ts';
import { testChatId, testMessage } from '../../testing/messages.ts';
import { trackAfter } from './next-track.ts';

const sound = (blobId: string, kind: AttachmentView['kind']): AttachmentView => ({
  blobId: blobId as BlobId,
  kind,
  name: blobId,
  type: 'audio/webm',
  size: 1,
  width: null,
  height: null,
  durationMs: 1000,
  thumbhash: null,
  waveform: null,
  entries: null,
});
const messages = [
  testMessage(1, { attachments: [sound('a', 'voice')] }),
  testMessage(2, { attachments: [sound('m', 'audio'), sound('n', 'audio')] }),
  testMessage(3),
  testMessage(4, { attachments: [sound('b', 'voice')] }),
];
const track = (at: number, index = 0) => ({
  message: messages[at]!,
  attachment: messages[at]!.attachments[index]!,
});

beforeEach(clearMessages);

test('the next sound is of the same kind, over other messages', () => {
  openWindow(testChatId, windowOf({ messages, hasOlder: false, hasNewer: false }));
  expect(trackAfter(track(0))?.attachment.blobId).toBe('b');
  expect(trackAfter(track(1))?.attachment.blobId).toBe('n');
  expect(trackAfter(track(1, 1))).toBeNull();
  expect(trackAfter(track(3))).toBeNull();
});
