import { Ellipsis, Reply, SmilePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '#contract/engine/views.ts';
import { compose } from '../../../stores/composing.ts';
import { openMessageDialog } from '../../../stores/message-dialog.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import styles from './HoverBar.module.css';

/** Opens the menu of the message that a button stands beside, as a right click on it would. */
function openMenu(button: HTMLElement): void {
  const { left, bottom } = button.getBoundingClientRect();
  const bubble = button.closest('[data-id]')?.querySelector('[data-message]');
  const place = { clientX: left, clientY: bottom, bubbles: true, cancelable: true };
  bubble?.dispatchEvent(new MouseEvent('contextmenu', place));
}

/**
 * What one does most with a message, beside it while the pointer is there. The keyboard has the same
 * by letters and by the menu, so these are no stops of the Tab key.
 */
export function HoverBar({ message }: { message: MessageView }) {
  const { t } = useTranslation('messages');
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('actions')}>
      <IconButton
        icon={SmilePlus}
        size="small"
        tabIndex={-1}
        label={t('react')}
        onClick={() => openMessageDialog('react', [message])}
      />
      <IconButton
        icon={Reply}
        size="small"
        tabIndex={-1}
        label={t('reply')}
        shortcut="R"
        onClick={() => compose('reply', message)}
      />
      <IconButton
        icon={Ellipsis}
        size="small"
        tabIndex={-1}
        label={t('actions')}
        onClick={(event) => openMenu(event.currentTarget)}
      />
    </div>
  );
}
