import { useTranslation } from 'react-i18next';
import { chooseAvailability } from '../../services/account-settings.ts';
import { updatePreferences } from '../../services/preferences.ts';
import { setPresenting } from '../../services/notifications.ts';
import { formatMinute, parseMinute } from '../../services/quiet.ts';
import { usePreferences } from '../../stores/preferences.ts';
import { usePresenting } from '../../stores/presenting.ts';
import { TextField } from '../../ui/TextField.tsx';
import { Row, Section, SwitchRow } from './Section.tsx';

/** When nothing is announced: now, by the status, and every day at the same hours. */
export function QuietSection() {
  const { t } = useTranslation('settings');
  const { availability, quietHours, quietFrom, quietTo } = usePreferences();
  const presenting = usePresenting((state) => state.presenting);
  return (
    <Section title={t('quiet.title')} note={t('quiet.note')}>
      <SwitchRow
        title={t('quiet.now')}
        checked={availability === 'do-not-disturb'}
        onChange={(on) => chooseAvailability(on ? 'do-not-disturb' : 'online')}
      />
      <SwitchRow
        title={t('quiet.presenting')}
        text={t('quiet.presentingText')}
        checked={presenting}
        onChange={setPresenting}
      />
      <SwitchRow
        title={t('quiet.daily')}
        checked={quietHours}
        onChange={(on) => updatePreferences({ quietHours: on })}
      />
      {quietHours && (
        <Row
          title={
            <TimeField
              label={t('quiet.from')}
              minute={quietFrom}
              onChange={(minute) => updatePreferences({ quietFrom: minute })}
            />
          }
          end={
            <TimeField
              label={t('quiet.to')}
              minute={quietTo}
              onChange={(minute) => updatePreferences({ quietTo: minute })}
            />
          }
        />
      )}
    </Section>
  );
}

interface TimeFieldProps {
  label: string;
  /** Since midnight. */
  minute: number;
  onChange: (minute: number) => void;
}

function TimeField({ label, minute, onChange }: TimeFieldProps) {
  return (
    <TextField
      type="time"
      label={label}
      value={formatMinute(minute)}
      onChange={(text) => {
        const next = parseMinute(text);
        if (next !== null) onChange(next);
      }}
    />
  );
}
