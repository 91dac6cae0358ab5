import { useTranslation } from 'react-i18next';
import { LANGUAGES, LANGUAGE_NAMES } from '../../i18n/index.ts';
import { updatePreferences } from '../../services/preferences.ts';
import { usePreferences } from '../../stores/preferences.ts';
import { Segments } from '../../ui/Segments.tsx';
import { HostSection } from './HostSection.tsx';
import { Row, Section } from './Section.tsx';
import { ThemePicker } from './ThemePicker.tsx';

const AS_SYSTEM = 'system';

export function AppearancePage() {
  const { t } = useTranslation('settings');
  const language = usePreferences((state) => state.language);
  return (
    <>
      <ThemePicker />
      <Section>
        <Row
          stack
          title={t('appearance.language')}
          end={
            <Segments
              label={t('appearance.language')}
              value={language ?? AS_SYSTEM}
              options={[
                ...LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value })),
                { value: AS_SYSTEM, label: t('appearance.asSystem') },
              ]}
              onChange={(value) =>
                updatePreferences({ language: value === AS_SYSTEM ? null : value })
              }
            />
          }
        />
      </Section>
      <HostSection />
    </>
  );
}
