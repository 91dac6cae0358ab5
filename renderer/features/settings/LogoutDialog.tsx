import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngineErrorCode } from '#contract/engine/errors.ts';
import { logout } from '../../services/account.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';

interface LogoutDialogProps {
  open: boolean;
  onClose: () => void;
}

/** Logging out can't be undone: a word has to be typed. */
export function LogoutDialog({ open, onClose }: LogoutDialogProps) {
  const { t } = useTranslation(['settings', 'common', 'errors']);
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<EngineErrorCode | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const word = t('logout.word');
  const confirmed = typed.trim().toLocaleLowerCase() === word;

  const close = () => {
    if (busy) return;
    setTyped('');
    setTried(false);
    setFailure(null);
    onClose();
  };

  const submit = async () => {
    setTried(true);
    if (!confirmed) return field.current?.focus();
    setBusy(true);
    setFailure(null);
    const result = await logout();
    if (result.ok) return;
    setFailure(result.code);
    setBusy(false);
  };

  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('logout.title')}
      description={t('logout.text')}
      closeLabel={t('common:close')}
      initialFocus={field}
      actions={
        <>
          <Button onClick={close} disabled={busy}>
            {t('common:cancel')}
          </Button>
          <Button variant="danger" busy={busy} onClick={() => void submit()}>
            {t('logout.action')}
          </Button>
        </>
      }
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          ref={field}
          label={t('logout.field', { word })}
          value={typed}
          autoCapitalize="none"
          readOnly={busy}
          error={
            failure
              ? t(`errors:${failure}`)
              : tried && !confirmed
                ? t('logout.mismatch', { word })
                : null
          }
          onChange={setTyped}
        />
      </form>
    </Dialog>
  );
}
