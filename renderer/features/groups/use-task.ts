import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '#contract/engine/errors.ts';
import { showToast } from '../../stores/toasts.ts';

/** Runs one change at a time; a failure is told in a toast. */
export function useTask() {
  const { t } = useTranslation('errors');
  const [busy, setBusy] = useState(false);
  const run = async <T>(work: () => Promise<Result<T>>): Promise<T | null> => {
    if (busy) return null;
    setBusy(true);
    const result = await work();
    setBusy(false);
    if (result.ok) return result.value ?? (true as T);
    showToast(t(result.code), 'danger');
    return null;
  };
  return { busy, run };
}
