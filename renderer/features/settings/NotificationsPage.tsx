import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestNotifications } from '../../services/notifications.ts';
import { updatePreferences } from '../../services/preferences.ts';
import { usePreferences } from '../../stores/preferences.ts';
import type { NotificationDetail } from '../../stores/preferences.ts';
import { Segments } from '../../ui/Segments.tsx';
import { QuietSection } from './QuietSection.tsx';
import { Row, Section, SwitchRow } from './Section.tsx';
import styles from './Page.module.css';

const DETAILS: NotificationDetail[] = ['text', 'name', 'none'];

export function NotificationsPage() {
  const { t } = useTranslation('settings');
  const { notifications, notificationDetail, notificationSound } = usePreferences();
  const [refused, setRefused] = useState(false);

  const toggle = async (on: boolean) => {
    updatePreferences({ notifications: on });
    setRefused(on && !(await requestNotifications()));
  };

  return (
    <>
      <Section note={t('notifications.note')}>
        <SwitchRow
          title={t('notifications.show')}
          text={t('notifications.showText')}
          checked={notifications}
          onChange={(on) => void toggle(on)}
        />
        <Row
          stack
          title={t('notifications.detail')}
          end={
            <Segments
              label={t('notifications.detail')}
              value={notificationDetail}
              options={DETAILS.map((value) => ({ value, label: t(`notifications.${value}`) }))}
              onChange={(value) => updatePreferences({ notificationDetail: value })}
            />
          }
        />
        <SwitchRow
          title={t('notifications.sound')}
          checked={notificationSound}
          disabled={!notifications}
          onChange={(on) => updatePreferences({ notificationSound: on })}
        />
      </Section>
      <QuietSection />
      <p role="alert" className={styles.problem}>
        {refused && t('notifications.refused')}
      </p>
    </>
  );
}
