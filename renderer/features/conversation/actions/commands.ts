import type { MessageView } from '#contract/engine/views.ts';
import { copyText } from '../../../services/clipboard.ts';
import { isEditable, pinMessage, starMessage } from '../../../services/messages/index.ts';
import { useChats } from '../../../stores/chats.ts';
import { compose } from '../../../stores/composing.ts';
import { openMessageDialog } from '../../../stores/message-dialog.ts';
import { toggleSelected } from '../../../stores/selection.ts';

/** What can be done with a message, by menu or by letter. */
export type Command =
  | 'reply'
  | 'edit'
  | 'react'
  | 'copy'
  | 'pin'
  | 'star'
  | 'forward'
  | 'info'
  | 'select'
  | 'delete';

export const isPinned = ({ chatId, id }: MessageView): boolean =>
  useChats.getState().byId[chatId]?.pinned.includes(id) ?? false;

/** Whether a command makes sense for a message now. */
export function isAvailable(command: Command, message: MessageView): boolean {
  const { kind, sendState, text } = message;
  if (command === 'delete' || command === 'select') return sendState !== 'failed';
  if (kind !== 'text' || sendState === 'failed') return false;
  if (command === 'edit') return isEditable(message, Date.now());
  if (command === 'copy') return text !== '';
  if (command === 'forward') return message.seq !== null || text !== '';
  if (command === 'pin' || command === 'star' || command === 'info') return message.seq !== null;
  return true;
}

export function run(command: Command, message: MessageView): void {
  if (!isAvailable(command, message)) return;
  switch (command) {
    case 'reply':
    case 'edit':
      return compose(command, message);
    case 'copy':
      return void copyText(message.text);
    case 'pin':
      return void pinMessage(message, !isPinned(message));
    case 'star':
      return void starMessage(message, !message.starred);
    case 'select':
      return toggleSelected(message.chatId, message.id);
    case 'react':
    case 'forward':
    case 'info':
    case 'delete':
      return openMessageDialog(command, [message]);
  }
}

/** Keys of a message in focus, by their place. */
export const MESSAGE_KEYS: Readonly<Record<string, Command>> = {
  KeyR: 'reply',
  KeyE: 'edit',
  KeyA: 'react',
  KeyP: 'pin',
  KeyS: 'star',
  KeyF: 'forward',
  KeyI: 'info',
  KeyX: 'select',
  Delete: 'delete',
};

/** The command of a key on a message in focus: by place, so that it holds for every layout. */
export const commandOfKey = (code: string): Command | undefined => MESSAGE_KEYS[code];
