import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngineErrorCode } from '#contract/engine/errors.ts';
import { recoveryPhrase } from '../../services/account.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { PhraseSheet } from '../onboarding/index.ts';
import styles from './Page.module.css';

interface PhraseDialogProps {
  open: boolean;
  onClose: () => void;
}

/** Shows the recovery phrase once more, after asking whether anybody looks on. */
export function PhraseDialog({ open, onClose }: PhraseDialogProps) {
  const { t } = useTranslation(['settings', 'common', 'errors']);
  const [phrase, setPhrase] = useState<string[] | null>(null);
  const [failure, setFailure] = useState<EngineErrorCode | null>(null);

  const show = async () => {
    const result = await recoveryPhrase();
    if (result.ok) setPhrase(result.value);
    else setFailure(result.code);
  };
  const close = () => {
    setPhrase(null);
    setFailure(null);
    onClose();
  };

  return (
    <Dialog
      open={open}
      onClose={close}
      width={phrase ? 'wide' : 'normal'}
      title={t('privacy.phrase')}
      description={phrase ? t('phrase.shown') : t('phrase.ask')}
      closeLabel={t('common:close')}
      actions={
        phrase ? (
          <Button variant="primary" onClick={close}>
            {t('common:done')}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{t('common:cancel')}</Button>
            <Button variant="primary" onClick={() => void show()}>
              {t('phrase.show')}
            </Button>
          </>
        )
      }
    >
      {phrase && <PhraseSheet phrase={phrase} />}
      {failure && (
        <p role="alert" className={styles.problem}>
          {t(`errors:${failure}`)}
        </p>
      )}
    </Dialog>
  );
}
