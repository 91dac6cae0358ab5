import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngineErrorCode, Result } from '#contract/engine/errors.ts';
import type { SafetyNumberView } from '#contract/engine/views.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { safetyNumber, setVerified } from '../../../services/chats/index.ts';
import { useVerification } from '../../../stores/chats-verification.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import styles from './SafetyDialog.module.css';

interface SafetyDialogProps {
  open: boolean;
  onClose: () => void;
  userId: UserId;
  name: string;
}

/** Shows the number that two people compare, and notes that they did. */
export function SafetyDialog({ open, onClose, userId, name }: SafetyDialogProps) {
  const { t } = useTranslation(['conversation', 'common', 'errors']);
  const verified = useVerification((state) => state.byUser[userId] ?? false);
  const [number, setNumber] = useState<Result<SafetyNumberView> | null>(null);
  const [refusal, setRefusal] = useState<EngineErrorCode | null>(null);
  const digits = number?.ok ? number.value.digits.split(' ') : null;
  const error = refusal ?? (number && !number.ok ? number.code : null);

  useEffect(() => {
    if (open) void safetyNumber(userId).then(setNumber);
  }, [open, userId]);

  const close = () => {
    setRefusal(null);
    onClose();
  };
  const toggle = async () => {
    const result = await setVerified(userId, !verified);
    if (result.ok) close();
    else setRefusal(result.code);
  };

  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('safety.title')}
      description={t('safety.text', { name })}
      closeLabel={t('common:close')}
      actions={
        <>
          <Button onClick={close}>{t('common:close')}</Button>
          <Button variant={verified ? 'secondary' : 'primary'} disabled={!digits} onClick={toggle}>
            {verified ? t('safety.unverify') : t('safety.verify')}
          </Button>
        </>
      }
    >
      <div className={styles.digits} aria-busy={!number}>
        {digits?.map((group, index) => (
          <span key={index}>{group}</span>
        ))}
      </div>
      {error && (
        <p role="alert" className={styles.error}>
          {t(`errors:${error}`)}
        </p>
      )}
    </Dialog>
  );
}
