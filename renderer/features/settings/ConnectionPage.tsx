import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../i18n/format.ts';
import { useToday } from '../../i18n/use-today.ts';
import { reconnect } from '../../services/connection.ts';
import { useAccount } from '../../stores/account.ts';
import { useConnection } from '../../stores/connection.ts';
import { Button } from '../../ui/Button.tsx';
import { Row, Section } from './Section.tsx';
import styles from './Page.module.css';

export function ConnectionPage() {
  const { t, i18n } = useTranslation(['settings', 'errors']);
  const server = useAccount((state) => state.account?.server);
  const connection = useConnection();
  const today = useToday();
  const [busy, setBusy] = useState(false);

  const retry = async () => {
    setBusy(true);
    await reconnect();
    setBusy(false);
  };

  return (
    <Section note={t('connection.note')}>
      <Row title={t('connection.server')} end={<span className={styles.code}>{server}</span>} />
      <Row
        stack
        title={t('connection.state')}
        {...(connection.code ? { text: t(`errors:${connection.code}`) } : {})}
        end={
          <>
            <span role="status" className={styles.status} data-state={connection.state}>
              {t(`connection.states.${connection.state}`)}
            </span>
            {connection.state !== 'online' && (
              <Button size="small" busy={busy} onClick={() => void retry()}>
                {t('connection.reconnect')}
              </Button>
            )}
          </>
        }
      />
      <Row
        title={t('connection.complete')}
        text={t('connection.completeText')}
        end={
          connection.state === 'online'
            ? t('connection.now')
            : connection.completeAt === null
              ? t('connection.never')
              : formatMoment(connection.completeAt, i18n.language, today)
        }
      />
    </Section>
  );
}
