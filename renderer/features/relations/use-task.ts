import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '#contract/engine/errors.ts';
import { showToast } from '../../stores/toasts.ts';

/** Runs one change at a time; a failure is told in a toast. Answers whether it was done. */
export function useTask() {
  const { t } = useTranslation('errors');
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<Result>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    const result = await work();
    setBusy(false);
    if (!result.ok) showToast(t(result.code), 'danger');
    return result.ok;
  };
  return { busy, run };
}
