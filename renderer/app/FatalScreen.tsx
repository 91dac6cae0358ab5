import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { platform } from '../platform/index.ts';
import { eraseDevice, startUp } from '../services/startup.ts';
import type { StartupFailure } from '../stores/startup.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { PlainScreen } from '../ui/PlainScreen.tsx';
import { useFocusOnMount } from '../ui/useFocusOnMount.ts';
import { fatalTexts, isErasable } from './fatal-texts.ts';
import styles from './FatalScreen.module.css';

/** There is no running engine: says why, and offers every way on. */
export function FatalScreen({ failure }: { failure: StartupFailure }) {
  const { t } = useTranslation(['app', 'common', 'errors']);
  const first = useFocusOnMount<HTMLButtonElement>();
  const [erasing, setErasing] = useState(false);
  const { title, text } = fatalTexts(failure, platform.info.kind, t);
  return (
    <PlainScreen title={title} text={text} alert wide>
      <div className={styles.actions}>
        {failure === 'in-use' ? (
          <Button variant="primary" ref={first} onClick={() => void startUp({ takeOver: true })}>
            {t('fatal.inUse.action')}
          </Button>
        ) : (
          <Button variant="primary" ref={first} onClick={() => location.reload()}>
            {failure === 'crashed' ? t('fatal.restart') : t('common:tryAgain')}
          </Button>
        )}
        {isErasable(failure) && (
          <Button variant="danger-text" onClick={() => setErasing(true)}>
            {t('fatal.erase')}
          </Button>
        )}
      </div>
      <Dialog
        open={erasing}
        onClose={() => setErasing(false)}
        title={t('fatal.eraseTitle')}
        description={t('fatal.eraseText')}
        closeLabel={t('common:close')}
        actions={
          <>
            <Button onClick={() => setErasing(false)}>{t('common:cancel')}</Button>
            <Button variant="danger" onClick={() => void eraseDevice()}>
              {t('fatal.eraseConfirm')}
            </Button>
          </>
        }
      />
    </PlainScreen>
  );
}
