import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { MARKS, MESSAGE_KEYS } from '../features/conversation/index.ts';
import { platform } from '../platform/index.ts';
import { closeDialog, useNavigation } from '../stores/navigation.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { SHORTCUT_NAMES, capsOf, shortcutKeys } from './shortcuts.ts';
import styles from './ShortcutSheet.module.css';

interface Line {
  keys: string[];
  label: string;
}

/** Every key that does something, as the program itself looks them up. */
export function ShortcutSheet() {
  const { t } = useTranslation(['app', 'common']);
  const open = useNavigation((state) => state.dialog === 'shortcuts');
  return (
    <Dialog
      open={open}
      onClose={closeDialog}
      title={t('sheet.title')}
      closeLabel={t('common:close')}
      width="wide"
    >
      <Sections />
    </Dialog>
  );
}

function Sections() {
  const { t } = useTranslation(['app', 'messages']);
  const { info } = platform;
  const everywhere = SHORTCUT_NAMES.map((name) => ({
    keys: shortcutKeys(name, info),
    label: t(`shortcuts.${name}`),
  }));
  const list: Line[] = [
    { keys: ['↑', '↓'], label: t('sheet.move') },
    { keys: ['Enter'], label: t('sheet.open') },
    { keys: capsOf(['alt', 'shift', '↑', '↓'], info), label: t('sheet.movePinned') },
    { keys: capsOf(['shift', 'F10'], info), label: t('sheet.menu') },
  ];
  const messages: Line[] = [
    ...Object.entries(MESSAGE_KEYS).map(([code, command]) => ({
      keys: [code.replace('Key', '')],
      label: t(`messages:${command}`).replace('…', ''),
    })),
    { keys: capsOf(['command', 'C'], info), label: t('messages:copy') },
  ];
  const writing: Line[] = [
    { keys: ['Enter'], label: t('sheet.send') },
    { keys: capsOf(['shift', 'Enter'], info), label: t('sheet.newLine') },
    { keys: ['↑'], label: t('sheet.editLast') },
    { keys: ['Esc'], label: t('sheet.cancel') },
    ...MARKS.map(({ code, shift, name }) => ({
      keys: capsOf(['command', ...(shift ? ['shift'] : []), code.replace('Key', '')], info),
      label: t(`sheet.marks.${name}`),
    })),
  ];
  return (
    // Whoever has no wheel scrolls with the arrows.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.sections} role="group" aria-label={t('sheet.title')} tabIndex={0}>
      <Part title={t('sheet.everywhere')} lines={everywhere} />
      <Part title={t('sheet.writing')} lines={writing} />
      <Part title={t('sheet.messages')} lines={messages} />
      <Part title={t('sheet.list')} lines={list} />
    </div>
  );
}

function Part({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      <dl>
        {lines.map(({ keys, label }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
