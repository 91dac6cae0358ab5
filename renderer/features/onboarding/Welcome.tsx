import { useTranslation } from 'react-i18next';
import { host } from '../../services/host.ts';
import { useInvites } from '../../stores/invites.ts';
import { Button } from '../../ui/Button.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { useFocusOnMount } from '../../ui/useFocusOnMount.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import styles from './Welcome.module.css';

interface WelcomeProps {
  onCreate: () => void;
  onRestore: () => void;
}

export function Welcome({ onCreate, onRestore }: WelcomeProps) {
  const { t } = useTranslation(['onboarding', 'invites']);
  const invited = useInvites((state) => state.invited !== null);
  const start = useFocusOnMount<HTMLButtonElement>();
  return (
    <div className={styles.frame}>
      <main className={styles.main}>
        <p className={styles.logo}>
          <Mark size={32} />
          <b>Vestnik</b>
        </p>
        <h1>{t('welcome.title')}</h1>
        <p className={styles.lead}>{t('welcome.lead')}</p>
        {invited && (
          <p className={styles.invited} role="status">
            {t('invites:invited')}
          </p>
        )}
        <div className={styles.ways}>
          <Button variant="primary" size="large" ref={start} onClick={onCreate}>
            {t('welcome.create')}
          </Button>
          <Button size="large" onClick={onRestore}>
            {t('welcome.restore')}
          </Button>
        </div>
        <footer className={styles.footer}>
          <LanguageSwitch />
          <span className={styles.version}>{t('welcome.version', { version: host.version })}</span>
        </footer>
      </main>
      <div className={styles.picture} aria-hidden>
        <Mark size="100%" />
      </div>
    </div>
  );
}
