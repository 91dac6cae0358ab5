import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostOptions } from '#contract/platform/host-api.ts';
import { hostOptions, setHostOptions } from '../../services/host-menu.ts';
import { host } from '../../services/host.ts';
import { Section, SwitchRow } from './Section.tsx';
import styles from './Page.module.css';

/** What the app does on this computer by itself; nothing in a browser. */
export function HostSection() {
  const { t } = useTranslation('settings');
  const [options, setOptions] = useState<HostOptions | null>(null);
  const [shortcutTaken, setShortcutTaken] = useState(false);
  useEffect(() => void hostOptions().then(setOptions), []);
  if (!options) return null;

  const change = async (wanted: Partial<HostOptions>) => {
    const next = await setHostOptions(wanted);
    setOptions(next);
    setShortcutTaken(wanted.shortcut === true && next?.shortcut === false);
  };
  const mac = host.os === 'macos';
  return (
    <Section title={t('host.title')}>
      <SwitchRow
        title={t('host.startAtLogin')}
        checked={options.startAtLogin}
        onChange={(on) => void change({ startAtLogin: on })}
      />
      {!mac && (
        <SwitchRow
          title={t('host.startHidden')}
          text={t('host.startHiddenText')}
          checked={options.startHidden}
          disabled={!options.startAtLogin}
          onChange={(on) => void change({ startHidden: on })}
        />
      )}
      <SwitchRow
        title={t('host.shortcut')}
        text={t('host.shortcutText', { keys: mac ? '⌘ ⌥ V' : 'Ctrl Alt V' })}
        checked={options.shortcut}
        onChange={(on) => void change({ shortcut: on })}
      />
      <SwitchRow
        title={t('host.spelling')}
        text={t(mac ? 'host.spellingMac' : 'host.spellingText')}
        checked={options.spelling}
        onChange={(on) => void change({ spelling: on })}
      />
      <p role="alert" className={styles.problem}>
        {shortcutTaken && t('host.shortcutTaken')}
      </p>
    </Section>
  );
}
