import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unlock } from '../../services/startup.ts';
import { Button } from '../../ui/Button.tsx';
import { PlainScreen } from '../../ui/PlainScreen.tsx';
import { useFocusOnMount } from '../../ui/useFocusOnMount.ts';
import { NewPassphraseFields } from './NewPassphraseFields.tsx';
import { useNewPassphrase } from './useNewPassphrase.ts';
import styles from './Lock.module.css';

/** The first start where the machine has no safe place: the key is made under a passphrase. */
export function FirstPassphraseScreen() {
  const { t } = useTranslation('lock');
  const first = useFocusOnMount<HTMLInputElement>();
  const passphrase = useNewPassphrase();
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    const next = passphrase.take();
    if (next === null || busy) return;
    setBusy(true);
    await unlock(next);
    setBusy(false);
  };
  return (
    <PlainScreen title={t('first.title')} text={t('first.text')}>
      <form
        noValidate
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <NewPassphraseFields value={passphrase} busy={busy} ref={first} />
        <Button variant="primary" type="submit" busy={busy} className={styles.submit}>
          {t('first.action')}
        </Button>
      </form>
    </PlainScreen>
  );
}
