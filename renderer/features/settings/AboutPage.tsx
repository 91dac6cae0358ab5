import { useTranslation } from 'react-i18next';
import { host, openLink } from '../../services/host.ts';
import { Button } from '../../ui/Button.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Row, Section } from './Section.tsx';
import { UpdatesSection } from './UpdatesSection.tsx';
import styles from './Page.module.css';

const LICENCE = 'https://www.gnu.org/licenses/agpl-3.0.html';

export function AboutPage() {
  const { t } = useTranslation('settings');
  return (
    <>
      <div className={styles.product}>
        <Mark size={64} />
        <div>
          <b>Vestnik</b>
          <small>{t('about.version', { version: host.version })}</small>
        </div>
      </div>
      <UpdatesSection />
      <Section note={t('about.audit')}>
        <Row
          title={t('about.licence')}
          text="GNU Affero General Public License 3.0"
          end={
            <Button size="small" onClick={() => void openLink(LICENCE)}>
              {t('about.read')}
            </Button>
          }
        />
        <Row title={t('about.encryption')} text={t('about.encryptionText')} />
      </Section>
    </>
  );
}
