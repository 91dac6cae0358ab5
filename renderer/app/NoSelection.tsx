import { useTranslation } from 'react-i18next';
import { platform } from '../platform/index.ts';
import { useChats } from '../stores/chats.ts';
import { shortcutKeys } from './shortcuts.ts';
import type { ShortcutName } from './shortcuts.ts';
import styles from './NoSelection.module.css';

const SHOWN: ShortcutName[] = ['search', 'find', 'newChat', 'nextUnread', 'sheet'];

/** The right pane while no conversation is open: the few keys worth knowing. */
export function NoSelection() {
  const { t } = useTranslation('app');
  const empty = useChats((state) => state.loaded && state.order.length === 0);
  return (
    <div className={styles.pane}>
      <div className={styles.card}>
        <h1>{t(empty ? 'noSelection.empty' : 'noSelection.title')}</h1>
        <dl>
          {SHOWN.map((name) => (
            <div key={name}>
              <dt>{t(`shortcuts.${name}`)}</dt>
              <dd>
                {shortcutKeys(name, platform.info).map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
