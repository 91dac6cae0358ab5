import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';

/** Seconds between two times that the wait is read out. */
const RARELY = 30;

/** How long no attempt is taken: counts down for the eyes, and is read out at its start and rarely after. */
export function WaitText({ seconds }: { seconds: number }) {
  const { t } = useTranslation('lock');
  const [told, setTold] = useState(seconds);
  if (seconds > told || told - seconds >= RARELY) setTold(seconds);
  return (
    <>
      <VisuallyHidden>{t('wait', { count: told })}</VisuallyHidden>
      <span aria-hidden>{t('wait', { count: seconds })}</span>
    </>
  );
}
