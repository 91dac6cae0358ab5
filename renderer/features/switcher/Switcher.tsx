import { Dialog } from '@base-ui/react/dialog';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { closeDialog, useNavigation } from '../../stores/navigation.ts';
import { SwitcherPanel } from './SwitcherPanel.tsx';
import styles from './Switcher.module.css';

/** Ctrl K: goes to any chat with a few letters, without leaving the keyboard. */
export function Switcher() {
  const { t } = useTranslation('app');
  const open = useNavigation((state) => state.dialog === 'switcher');
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && closeDialog()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.scrim} />
        <Dialog.Popup
          className={styles.panel}
          initialFocus={field}
          aria-label={t('switcher.title')}
        >
          <SwitcherPanel field={field} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
