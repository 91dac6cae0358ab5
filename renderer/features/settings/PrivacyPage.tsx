import { KeyRound, LogOut, MailQuestion, MonitorSmartphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../i18n/format.ts';
import { askStrangers } from '../../services/relations.ts';
import { useAccount } from '../../stores/account.ts';
import { usePreferences } from '../../stores/preferences.ts';
import { Button } from '../../ui/Button.tsx';
import { BlockedSection } from '../relations/index.ts';
import { LinkPreviewSection } from './LinkPreviewSection.tsx';
import { LockSection } from './LockSection.tsx';
import { LogoutDialog } from './LogoutDialog.tsx';
import { PhraseDialog } from './PhraseDialog.tsx';
import { Row, Section, SwitchRow } from './Section.tsx';
import { VisibilitySection } from './VisibilitySection.tsx';
import styles from './Page.module.css';

export function PrivacyPage() {
  const { t, i18n } = useTranslation(['settings', 'relations']);
  const account = useAccount((state) => state.account);
  const [dialog, setDialog] = useState<'phrase' | 'logout' | null>(null);
  const asks = usePreferences((state) => state.strangers === 'ask');
  if (!account) return null;
  const since = formatDate(account.createdAt, i18n.language);
  return (
    <>
      <LockSection />
      <VisibilitySection />
      <Section title={t('relations:privacy.title')}>
        <SwitchRow
          icon={MailQuestion}
          title={t('relations:privacy.ask')}
          text={t('relations:privacy.askText')}
          checked={asks}
          onChange={askStrangers}
        />
        <BlockedSection />
      </Section>
      <LinkPreviewSection />
      <Section title={t('privacy.account')}>
        <Row
          icon={KeyRound}
          title={t('privacy.phrase')}
          text={t('privacy.phraseText')}
          end={
            <Button size="small" onClick={() => setDialog('phrase')}>
              {t('privacy.show')}
            </Button>
          }
        />
      </Section>
      <Section title={t('privacy.device')} note={t('privacy.deviceNote')}>
        <Row
          icon={MonitorSmartphone}
          title={<span className={styles.code}>{account.deviceId}</span>}
          text={t('privacy.since', { date: since })}
        />
        <Row
          icon={LogOut}
          title={t('privacy.logout')}
          text={t('privacy.logoutText')}
          end={
            <Button size="small" variant="danger-text" onClick={() => setDialog('logout')}>
              {t('privacy.logoutAction')}
            </Button>
          }
        />
      </Section>
      <PhraseDialog open={dialog === 'phrase'} onClose={() => setDialog(null)} />
      <LogoutDialog open={dialog === 'logout'} onClose={() => setDialog(null)} />
    </>
  );
}
