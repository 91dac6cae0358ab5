import { Copy, Minus, Square, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { platform } from '../platform/index.ts';
import { Icon } from '../ui/Icon.tsx';
import { Mark } from '../ui/Mark.tsx';
import styles from './TitleBar.module.css';

/** The strip that moves the window, with its buttons, where the interface has to draw them. */
export function TitleBar() {
  const { t } = useTranslation('app');
  const [maximized, setMaximized] = useState(false);
  useEffect(() => platform.window.onMaximized(setMaximized), []);
  if (!platform.info.customTitleBar) return null;
  const mac = platform.info.os === 'macos';
  return (
    <header className={styles.bar} data-mac={mac || undefined}>
      <Mark size={16} className={styles.mark} />
      <span className={styles.name}>Vestnik</span>
      {!mac && (
        <div className={styles.buttons}>
          <button
            type="button"
            aria-label={t('minimize')}
            onClick={() => void platform.window.minimize()}
          >
            <Icon icon={Minus} size={16} />
          </button>
          <button
            type="button"
            aria-label={maximized ? t('restore') : t('maximize')}
            onClick={() => void platform.window.toggleMaximize()}
          >
            <Icon icon={maximized ? Copy : Square} size={14} />
          </button>
          <button
            type="button"
            aria-label={t('closeWindow')}
            className={styles.close}
            onClick={() => void platform.window.close()}
          >
            <Icon icon={X} size={16} />
          </button>
        </div>
      )}
    </header>
  );
}
