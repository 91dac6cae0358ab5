import { Copy, Forward, Trash2, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { copyText } from '../../../services/clipboard.ts';
import { openMessageDialog } from '../../../stores/message-dialog.ts';
import { messageWindow } from '../../../stores/messages.ts';
import { clearSelection, useSelection } from '../../../stores/selection.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { SaveSelected } from '../../files/index.ts';
import styles from './SelectionBar.module.css';

/** In the place of the composer while messages are being selected: what to do with them. */
export function SelectionBar({ chatId }: { chatId: ChatId }) {
  const { t } = useTranslation('messages');
  const ids = useSelection((state) => state.ids);
  const messages = (messageWindow(chatId)?.messages ?? []).filter(({ id }) => ids.has(id));
  const texts = messages.map(({ text }) => text).filter(Boolean);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) clearSelection();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <div className={styles.bar} role="toolbar" aria-label={t('actions')}>
      <IconButton icon={X} label={t('selection.cancel')} shortcut="Esc" onClick={clearSelection} />
      <span className={styles.count} role="status">
        {t('selection.count', { count: ids.size })}
      </span>
      <IconButton
        icon={Copy}
        label={t('copy')}
        aria-disabled={texts.length === 0}
        onClick={() => void copyText(texts.join('\n\n')).then(clearSelection)}
      />
      <IconButton
        icon={Forward}
        label={t('forward')}
        aria-disabled={texts.length === 0}
        onClick={() =>
          openMessageDialog(
            'forward',
            messages.filter(({ text }) => text !== ''),
          )
        }
      />
      <SaveSelected messages={messages} onSaved={clearSelection} />
      <IconButton
        icon={Trash2}
        label={t('delete')}
        onClick={() => openMessageDialog('delete', messages)}
      />
    </div>
  );
}
