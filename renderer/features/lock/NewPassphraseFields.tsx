import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_PASSPHRASE } from '#contract/platform/platform-api.ts';
import { MIN_PASSPHRASE } from '../../services/lock.ts';
import { TextField } from '../../ui/TextField.tsx';
import type { NewPassphrase } from './useNewPassphrase.ts';

interface NewPassphraseFieldsProps {
  value: NewPassphrase;
  busy: boolean;
  ref?: Ref<HTMLInputElement>;
}

export function NewPassphraseFields({ value, busy, ref }: NewPassphraseFieldsProps) {
  const { t } = useTranslation('lock');
  const common = {
    type: 'password',
    autoComplete: 'new-password',
    maxLength: MAX_PASSPHRASE,
    readOnly: busy,
  };
  return (
    <>
      <TextField
        {...common}
        {...(ref ? { ref } : {})}
        label={t('fields.next')}
        value={value.next}
        hint={t('fields.hint', { count: MIN_PASSPHRASE })}
        error={value.fault === 'short' ? t('fields.short', { count: MIN_PASSPHRASE }) : null}
        onChange={value.setNext}
      />
      <TextField
        {...common}
        label={t('fields.repeat')}
        value={value.repeat}
        error={value.fault === 'differs' ? t('fields.differs') : null}
        onChange={value.setRepeat}
      />
    </>
  );
}
