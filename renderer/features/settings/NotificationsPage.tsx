import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestNotifications } from '../../services/notifications.ts';
import { updatePreferences } from '../../services/preferences.ts';
import { usePreferences } from '../../stores/preferences.ts';
import { Section, SwitchRow } from './Section.tsx';
import styles from './Page.module.css';

export function NotificationsPage() {
  const { t } = useTranslation('settings');
  const { notifications, notificationPreview } = usePreferences();
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
        <SwitchRow
          title={t('notifications.preview')}
          text={t('notifications.previewText')}
          checked={notificationPreview}
          disabled={!notifications}
          onChange={(on) => updatePreferences({ notificationPreview: on })}
        />
      </Section>
      <p role="alert" className={styles.problem}>
        {refused && t('notifications.refused')}
      </p>
    </>
  );
}
