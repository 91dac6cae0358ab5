import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../i18n/format.ts';
import { AUTO_SIZES, updatePreferences } from '../../services/preferences.ts';
import { usePreferences } from '../../stores/preferences.ts';
import { Segments } from '../../ui/Segments.tsx';
import { Row, Section, SwitchRow } from './Section.tsx';

const MEGABYTE = 1_000_000;
const RULES = [
  ['autoPhotos', 'photos'],
  ['autoVideos', 'videos'],
  ['autoVoice', 'voice'],
  ['autoFiles', 'files'],
] as const;

/** What is fetched by itself: by kind and size, where, and on which network. */
export function AutomaticSection() {
  const { t, i18n } = useTranslation('files');
  const preferences = usePreferences();
  return (
    <Section title={t('auto.title')} note={t('auto.note')}>
      {RULES.map(([rule, name]) => (
        <Row
          key={rule}
          stack
          title={t(`auto.${name}`)}
          end={
            <Segments
              label={t(`auto.${name}`)}
              value={String(preferences[rule])}
              options={AUTO_SIZES.map((size) => ({
                value: String(size),
                label: size === 0 ? t('auto.never') : formatBytes(size * MEGABYTE, i18n.language),
              }))}
              onChange={(value) => updatePreferences({ [rule]: Number(value) })}
            />
          }
        />
      ))}
      <SwitchRow
        title={t('auto.groups')}
        checked={preferences.autoInGroups}
        onChange={(on) => updatePreferences({ autoInGroups: on })}
      />
      <SwitchRow
        title={t('auto.metered')}
        text={t('auto.meteredText')}
        checked={preferences.autoMetered}
        onChange={(on) => updatePreferences({ autoMetered: on })}
      />
    </Section>
  );
}
