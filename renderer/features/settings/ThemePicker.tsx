import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useTranslation } from 'react-i18next';
import type { ThemePreference } from '#contract/platform/platform-api.ts';
import { updatePreferences } from '../../services/preferences.ts';
import { usePreferences } from '../../stores/preferences.ts';
import styles from './ThemePicker.module.css';

const THEMES: ThemePreference[] = ['light', 'dark', 'system'];

/** The three themes as small windows. */
export function ThemePicker() {
  const { t } = useTranslation(['settings', 'app']);
  const theme = usePreferences((state) => state.theme);
  return (
    <section>
      <h2 className={styles.title} id="theme-title">
        {t('app:theme')}
      </h2>
      <RadioGroup
        aria-labelledby="theme-title"
        value={theme}
        onValueChange={(value) => updatePreferences({ theme: value as ThemePreference })}
        className={styles.themes}
      >
        {THEMES.map((value) => (
          <label key={value} className={styles.theme}>
            <span aria-hidden className={styles.picture}>
              <Half theme={value === 'dark' ? 'dark' : 'light'} part="list" />
              <Half theme={value === 'light' ? 'light' : 'dark'} part="talk" />
            </span>
            <span className={styles.name}>
              <Radio.Root value={value} className={styles.radio} />
              {t(`app:themes.${value}`)}
            </span>
          </label>
        ))}
      </RadioGroup>
    </section>
  );
}

/** Drawn in fixed colours: each half shows its theme, whatever theme is on. */
function Half({ theme, part }: { theme: 'light' | 'dark'; part: 'list' | 'talk' }) {
  return (
    <span data-theme={theme} className={styles[part]}>
      <i />
      <i />
      <i />
      {part === 'list' && <i />}
    </span>
  );
}
