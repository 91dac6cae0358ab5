import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_PASSPHRASE, type VaultFailure } from '#contract/platform/platform-api.ts';
import { setPassphrase } from '../../services/lock.ts';
import { showToast } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useCountdown } from '../../ui/useCountdown.ts';
import { NewPassphraseFields } from './NewPassphraseFields.tsx';
import { useNewPassphrase } from './useNewPassphrase.ts';
import { WaitText } from './WaitText.tsx';
import styles from './Lock.module.css';

export type PassphraseTask = 'set' | 'change' | 'remove';

interface PassphraseDialogProps {
  task: PassphraseTask;
  open: boolean;
  onClose: () => void;
}

/** Sets, changes or removes the passphrase; mount it anew for each task. */
export function PassphraseDialog({ task, open, onClose }: PassphraseDialogProps) {
  const { t } = useTranslation(['lock', 'common']);
  const form = useId();
  const first = useRef<HTMLInputElement>(null);
  const [current, setCurrent] = useState('');
  const next = useNewPassphrase();
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<VaultFailure['code'] | null>(null);
  const [waitUntil, setWaitUntil] = useState<number | null>(null);
  const seconds = useCountdown(waitUntil) ?? 0;

  const close = () => {
    if (busy) return;
    setCurrent('');
    next.clear();
    setMissing(false);
    setFailure(null);
    onClose();
  };
  const submit = async () => {
    if (busy || seconds > 0) return;
    const taken = task === 'remove' ? null : next.take();
    setMissing(task !== 'set' && current === '');
    if ((task !== 'remove' && taken === null) || (task !== 'set' && current === '')) return;
    setBusy(true);
    const result = await setPassphrase(task === 'set' ? null : current, taken);
    setBusy(false);
    if (result.ok) {
      showToast(t(`dialog.${task}Done`));
      setCurrent('');
      next.clear();
      setFailure(null);
      onClose();
      return;
    }
    setFailure(result.code);
    if ('waitMs' in result) setWaitUntil(Date.now() + result.waitMs);
  };

  const wrong = failure === 'wrong-passphrase';
  const slow = seconds > 0 ? <WaitText seconds={seconds} /> : null;
  const currentError = slow ?? (missing ? t('fields.missing') : wrong ? t('wrong') : null);
  const other = failure !== null && !wrong && failure !== 'slow-down';
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t(`dialog.${task}Title`)}
      description={task === 'change' ? undefined : t(`dialog.${task}Text`)}
      closeLabel={t('common:close')}
      initialFocus={first}
      actions={
        <>
          <Button onClick={close} disabled={busy}>
            {t('common:cancel')}
          </Button>
          <Button
            variant={task === 'remove' ? 'danger' : 'primary'}
            type="submit"
            form={form}
            busy={busy}
            disabled={seconds > 0}
          >
            {t(`dialog.${task}Action`)}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {task !== 'set' && (
          <TextField
            ref={first}
            type="password"
            label={t('fields.current')}
            value={current}
            maxLength={MAX_PASSPHRASE}
            autoComplete="current-password"
            readOnly={busy}
            error={currentError}
            onChange={(value) => {
              setCurrent(value);
              setMissing(false);
              setFailure(null);
            }}
          />
        )}
        {task !== 'remove' && (
          <NewPassphraseFields
            value={next}
            busy={busy}
            {...(task === 'set' ? { ref: first } : {})}
          />
        )}
        <p role="alert" className={styles.problem}>
          {other && t(failure === 'keychain-missing' ? 'dialog.noKeychain' : 'failed')}
        </p>
      </form>
    </Dialog>
  );
}
