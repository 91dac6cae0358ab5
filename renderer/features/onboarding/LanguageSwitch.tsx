import { Globe } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, LANGUAGE_NAMES } from '../../i18n/index.ts';
import { updatePreferences } from '../../services/preferences.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './LanguageSwitch.module.css';

/** Each language by its own name; the current one is plain text. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('onboarding');
  return (
    <div role="group" aria-label={t('welcome.language')} className={styles.switch}>
      <Icon icon={Globe} />
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={i18n.language === language}
          onClick={() => updatePreferences({ language })}
        >
          {LANGUAGE_NAMES[language]}
        </button>
      ))}
    </div>
  );
}
