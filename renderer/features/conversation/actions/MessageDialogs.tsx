import { closeMessageDialog, useMessageDialog } from '../../../stores/message-dialog.ts';
import { ReactDialog } from '../emoji/ReactDialog.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { ForwardDialog } from './ForwardDialog.tsx';
import { InfoDialog } from './InfoDialog.tsx';

/** The open dialog about messages; one at a time. */
export function MessageDialogs() {
  const dialog = useMessageDialog((state) => state.dialog);
  const [message] = dialog?.messages ?? [];
  if (!dialog || !message) return null;
  const { messages } = dialog;
  switch (dialog.kind) {
    case 'delete':
      return <DeleteDialog messages={messages} onClose={closeMessageDialog} />;
    case 'forward':
      return <ForwardDialog messages={messages} onClose={closeMessageDialog} />;
    case 'info':
      return <InfoDialog message={message} onClose={closeMessageDialog} />;
    case 'react':
      return <ReactDialog message={message} onClose={closeMessageDialog} />;
  }
}
