import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_PASSPHRASE } from '#contract/platform/platform-api.ts';
import { unlock } from '../../services/startup.ts';
import { useStartup } from '../../stores/startup.ts';
import { Button } from '../../ui/Button.tsx';
import { PlainScreen } from '../../ui/PlainScreen.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useCountdown } from '../../ui/useCountdown.ts';
import { useFocusOnMount } from '../../ui/useFocusOnMount.ts';
import { type EraseReason, EraseDialog } from './EraseDialog.tsx';
import { WaitText } from './WaitText.tsx';
import styles from './Lock.module.css';

/** Asks for the passphrase and shows nothing else. */
export function LockScreen() {
  const { t } = useTranslation('lock');
  const field = useFocusOnMount<HTMLInputElement>();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(false);
  const [waitUntil, setWaitUntil] = useState<number | null>(null);
  const [erasing, setErasing] = useState<EraseReason | null>(null);
  const seconds = useCountdown(waitUntil) ?? 0;
  const ending = useStartup(({ startup }) => startup.phase === 'locked' && startup.ending === true);

  const submit = async () => {
    if (busy || ending || seconds > 0) return;
    if (passphrase === '') return field.current?.focus();
    setBusy(true);
    const refusal = await unlock(passphrase);
    setBusy(false);
    if (!refusal) return;
    setWrong(refusal.code === 'wrong-passphrase');
    setWaitUntil(Date.now() + refusal.waitMs);
    if (refusal.code === 'wrong-passphrase') setPassphrase('');
    field.current?.focus();
  };

  return (
    <PlainScreen title={t('locked')}>
      <form
        noValidate
        className={styles.ask}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          ref={field}
          type="password"
          label={t('passphrase')}
          value={passphrase}
          maxLength={MAX_PASSPHRASE}
          autoComplete="current-password"
          readOnly={busy || ending}
          error={seconds > 0 ? <WaitText seconds={seconds} /> : wrong ? t('wrong') : null}
          hint={t('waiting')}
          onChange={(value) => {
            setPassphrase(value);
            setWrong(false);
          }}
        />
        <Button variant="primary" type="submit" busy={busy} disabled={ending || seconds > 0}>
          {t('unlock')}
        </Button>
      </form>
      <div className={styles.links}>
        <Button variant="text" size="small" onClick={() => setErasing('forgotten')}>
          {t('forgot')}
        </Button>
        <Button variant="danger-text" size="small" onClick={() => setErasing('wanted')}>
          {t('erase')}
        </Button>
      </div>
      <EraseDialog reason={erasing} onClose={() => setErasing(null)} />
    </PlainScreen>
  );
}
