import { Popover } from '@base-ui/react/popover';
import { Smile } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/IconButton.tsx';
import { EmojiPicker } from './EmojiPicker.tsx';
import styles from './EmojiButton.module.css';

/** Opens the emoji above the composer. */
export function EmojiButton({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation('messages');
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        render={<IconButton icon={Smile} label={t('emoji.open')} tooltip={false} />}
      />
      <Popover.Portal>
        <Popover.Positioner side="top" align="end" sideOffset={8} className={styles.positioner}>
          <Popover.Popup className={styles.popup} aria-label={t('emoji.open')}>
            <EmojiPicker
              onPick={(emoji) => {
                setOpen(false);
                onPick(emoji);
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
