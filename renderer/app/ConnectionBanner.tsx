import { RotateCw, ShieldAlert, WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../i18n/format.ts';
import { useToday } from '../i18n/use-today.ts';
import { reconnect } from '../services/connection.ts';
import { useConnection } from '../stores/connection.ts';
import { openSettings } from '../stores/navigation.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { useCountdown } from '../ui/useCountdown.ts';
import styles from './ConnectionBanner.module.css';

/** Says under the sidebar's header what keeps messages waiting; nothing while all is well. */
export function ConnectionBanner({ rail }: { rail: boolean }) {
  const state = useConnection((connection) => connection.state);
  const broken = useConnection((connection) => connection.broken);
  if (state === 'online') return null;
  if (broken) return rail ? <RailAction /> : <Offline />;
  if (state === 'refused') return rail ? <RailAction /> : <Refused />;
  return <Progress state={state === 'syncing' ? 'syncing' : 'connecting'} rail={rail} />;
}

function Progress({ state, rail }: { state: 'connecting' | 'syncing'; rail: boolean }) {
  const { t } = useTranslation('app');
  const text = t(`connection.${state}`);
  return (
    <div className={styles.progress} role="status" data-rail={rail || undefined}>
      <Spinner {...(rail ? { label: text } : {})} />
      {!rail && text}
    </div>
  );
}

function Offline() {
  const { t, i18n } = useTranslation('app');
  const { state, retryAt, completeAt } = useConnection();
  const today = useToday();
  const seconds = useCountdown(retryAt);
  const trying = state === 'connecting';
  return (
    <Banner
      tone="warning"
      icon={WifiOff}
      title={t('connection.offline')}
      action={
        <Button size="small" disabled={trying} onClick={() => void reconnect()}>
          {t('connection.tryNow')}
        </Button>
      }
    >
      {completeAt !== null && (
        <span>
          {t('connection.completeUpTo', { time: formatMoment(completeAt, i18n.language, today) })}
        </span>
      )}
      {seconds === null && !trying ? (
        t('connection.waitHere')
      ) : (
        <>
          <VisuallyHidden>{t('connection.waitHere')}</VisuallyHidden>
          <span aria-hidden className={styles.countdown}>
            {trying ? t('connection.connecting') : t('connection.nextTry', { seconds })}
          </span>
        </>
      )}
    </Banner>
  );
}

function Refused() {
  const { t } = useTranslation(['app', 'common', 'errors']);
  const code = useConnection((connection) => connection.code);
  const gone = code === 'device-revoked' || code === 'account-unknown';
  return (
    <Banner
      tone="danger"
      icon={ShieldAlert}
      title={t('connection.refused')}
      action={
        gone ? (
          <Button size="small" onClick={() => openSettings('privacy')}>
            {t('connection.logOut')}
          </Button>
        ) : (
          <Button size="small" onClick={() => void reconnect()}>
            {t('connection.tryNow')}
          </Button>
        )
      }
    >
      {t(`errors:${code ?? 'unauthorized'}`)}
    </Banner>
  );
}

function RailAction() {
  const { t } = useTranslation('app');
  const refused = useConnection((connection) => connection.state === 'refused');
  return (
    <div className={styles.rail} role="status" data-refused={refused || undefined}>
      <IconButton
        icon={refused ? ShieldAlert : RotateCw}
        label={`${t(refused ? 'connection.refused' : 'connection.offline')}. ${t('connection.tryNow')}`}
        onClick={() => void reconnect()}
      />
    </div>
  );
}
