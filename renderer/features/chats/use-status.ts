import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Status } from '#contract/content/status.ts';
import { formatMoment } from '../../i18n/format.ts';

/** Longest wait of a timer in browsers, in ms. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The status while it counts, null afterwards. */
export function useStatus(status: Status | null | undefined): Status | null {
  const [now, setNow] = useState(Date.now);
  const until = status?.until ?? null;
  useEffect(() => {
    if (until === null) return undefined;
    const left = Math.max(0, until - Date.now());
    const timer = setTimeout(() => setNow(Date.now()), Math.min(left, LONGEST_TIMER));
    return () => clearTimeout(timer);
  }, [until, now]);
  return !status || (until !== null && until <= now) ? null : status;
}

/** `🗓️ In a meeting until 15:00`; null when there is nothing to say. */
export function useStatusText(status: Status | null | undefined): string | null {
  const { t, i18n } = useTranslation('status');
  const current = useStatus(status);
  const [now] = useState(Date.now);
  if (!current) return null;
  const { emoji, text, until } = current;
  const words = [emoji, text].filter((part) => part !== '').join(' ');
  if (until === null) return words;
  return t('until', { status: words, time: formatMoment(until, i18n.language, now) });
}
