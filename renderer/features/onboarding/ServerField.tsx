import { Check, Globe } from 'lucide-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { ServerCheck } from './useServerCheck.ts';
import styles from './ProfileStep.module.css';

interface ServerFieldProps {
  value: string;
  check: ServerCheck;
  missing: boolean;
  onChange: (value: string) => void;
  ref: Ref<HTMLInputElement>;
}

/** The server's address, and whether a Vestnik server answers there. */
export function ServerField({ value, check, missing, onChange, ref }: ServerFieldProps) {
  const { t } = useTranslation(['onboarding', 'errors']);
  const error = missing
    ? t('server.missing')
    : check.state === 'error'
      ? check.code === 'bad-input'
        ? t('server.malformed')
        : t(`errors:${check.code}`)
      : null;
  return (
    <TextField
      ref={ref}
      label={t('server.label')}
      value={value}
      inputMode="url"
      autoCapitalize="none"
      placeholder="chat.example.org"
      start={<Icon icon={Globe} />}
      end={
        check.state === 'checking' ? (
          <Spinner />
        ) : check.state === 'ok' ? (
          <Icon icon={Check} className={styles.ok} />
        ) : null
      }
      hint={check.state === 'ok' ? reachable(check.name) : t('server.hint')}
      error={error}
      onChange={onChange}
    />
  );

  function reachable(name: string): string {
    return name ? t('server.reachableAs', { name }) : t('server.reachable');
  }
}
