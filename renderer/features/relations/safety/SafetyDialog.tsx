import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngineErrorCode, Result } from '#contract/engine/errors.ts';
import type { SafetyNumberView } from '#contract/engine/views.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { safetyNumber, setVerified } from '../../../services/relations.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { QrCode } from '../../../ui/QrCode.tsx';
import { Compare } from './Compare.tsx';
import styles from './Safety.module.css';

interface SafetyDialogProps {
  open: boolean;
  onClose: () => void;
  userId: UserId;
  name: string;
  /** Compared before, and no device has come since. */
  verified: boolean;
}

/** Shows the number that two people compare, compares what the other one shows, and notes it. */
export function SafetyDialog({ open, onClose, userId, name, verified }: SafetyDialogProps) {
  const { t } = useTranslation(['relations', 'common', 'errors']);
  const [number, setNumber] = useState<Result<SafetyNumberView> | null>(null);
  const [refusal, setRefusal] = useState<EngineErrorCode | null>(null);
  const shown = number?.ok ? number.value : null;
  const error = refusal ?? (number && !number.ok ? number.code : null);

  useEffect(() => {
    if (open) void safetyNumber(userId).then(setNumber);
  }, [open, userId]);

  const close = () => {
    setRefusal(null);
    onClose();
  };
  const mark = async (compared: boolean) => {
    const result = await setVerified(userId, compared);
    setRefusal(result.ok ? null : result.code);
    return result.ok;
  };

  return (
    <Dialog
      open={open}
      onClose={close}
      width="wide"
      title={t('safety.title')}
      description={t('safety.text', { name })}
      closeLabel={t('common:close')}
      actions={
        <>
          <Button onClick={close}>{t('common:close')}</Button>
          <Button
            variant={verified ? 'secondary' : 'primary'}
            disabled={!shown}
            onClick={() => void mark(!verified).then((done) => done && close())}
          >
            {verified ? t('safety.unverify') : t('safety.verify')}
          </Button>
        </>
      }
    >
      <div className={styles.number} aria-busy={!number}>
        {shown && (
          <div className={styles.qr}>
            <QrCode text={shown.code} label={t('safety.qr')} />
          </div>
        )}
        <div className={styles.digits}>
          {shown?.digits.split(' ').map((group, index) => (
            <span key={index}>{group}</span>
          ))}
        </div>
      </div>
      {shown && (
        <Compare
          digits={shown.digits.replaceAll(' ', '')}
          name={name}
          onMatch={() => void mark(true)}
        />
      )}
      {error && (
        <p role="alert" className={styles.error}>
          {t(`errors:${error}`)}
        </p>
      )}
    </Dialog>
  );
}
