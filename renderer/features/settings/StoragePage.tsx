import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StorageView } from '#contract/engine/views.ts';
import { formatBytes, formatNumber } from '../../i18n/format.ts';
import { storage } from '../../services/account.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { AutomaticSection } from './AutomaticSection.tsx';
import { KeptSection } from './KeptSection.tsx';
import { Row, Section } from './Section.tsx';
import styles from './Page.module.css';

export function StoragePage() {
  const { t, i18n } = useTranslation('settings');
  const [view, setView] = useState<StorageView | null>(null);
  useEffect(() => {
    let shown = true;
    void storage().then((answer) => shown && setView(answer));
    return () => {
      shown = false;
    };
  }, []);
  const count = (value: number | undefined) =>
    value === undefined ? <Skeleton width="40px" /> : formatNumber(value, i18n.language);
  return (
    <>
      {view && view.usedBytes !== null && (
        <Section>
          <Usage used={view.usedBytes} quota={view.quotaBytes} />
        </Section>
      )}
      <Section title={t('storage.kept')} note={t('storage.note')}>
        <Row title={t('storage.chats')} end={count(view?.chats)} />
        <Row title={t('storage.messages')} end={count(view?.messages)} />
      </Section>
      <KeptSection />
      <AutomaticSection />
    </>
  );
}

function Usage({ used, quota }: { used: number; quota: number | null }) {
  const { t, i18n } = useTranslation('settings');
  const bytes = (value: number) => formatBytes(value, i18n.language);
  return (
    <div className={styles.usage}>
      <b>{bytes(used)}</b>
      <span>
        {quota === null
          ? t('storage.here')
          : t('storage.hereOf', { free: bytes(Math.max(0, quota - used)) })}
      </span>
      {quota !== null && quota > 0 && (
        <div className={styles.bar} aria-hidden>
          <i style={{ width: `${Math.min(100, (used / quota) * 100)}%` }} />
        </div>
      )}
    </div>
  );
}
