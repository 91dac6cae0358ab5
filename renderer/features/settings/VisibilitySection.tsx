import { useTranslation } from 'react-i18next';
import { changeAccountSettings } from '../../services/account-settings.ts';
import { useAccountSettings } from '../../stores/account-settings.ts';
import { Segments } from '../../ui/Segments.tsx';
import { Row, Section, SwitchRow } from './Section.tsx';

const AUDIENCES = ['everyone', 'contacts', 'nobody'] as const;

/** What others learn of the person without being told: when they are there and what they read. */
export function VisibilitySection() {
  const { t } = useTranslation('settings');
  const { lastSeen = 'everyone', readReceipts = true } = useAccountSettings();
  return (
    <Section title={t('visibility.title')} note={t('visibility.note')}>
      <Row
        stack
        title={t('visibility.lastSeen')}
        end={
          <Segments
            label={t('visibility.lastSeen')}
            value={lastSeen}
            options={AUDIENCES.map((value) => ({ value, label: t(`visibility.${value}`) }))}
            onChange={(next) => void changeAccountSettings({ lastSeen: next })}
          />
        }
      />
      <SwitchRow
        title={t('visibility.receipts')}
        text={t('visibility.receiptsText')}
        checked={readReceipts}
        onChange={(on) => void changeAccountSettings({ readReceipts: on })}
      />
    </Section>
  );
}
