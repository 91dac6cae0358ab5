import { useTranslation } from 'react-i18next';
import { formatDay } from '../../i18n/dates.ts';
import { useToday } from '../../i18n/use-today.ts';
import type { SearchFilters } from '../../stores/search.ts';

/** The days between which messages are looked for, in words; null for any. */
export function useDateText({
  sentAfter,
  sentBefore,
}: Pick<SearchFilters, 'sentAfter' | 'sentBefore'>): string | null {
  const { t, i18n } = useTranslation('search');
  const today = useToday();
  const day = (at: number) => formatDay(at, today, i18n.language);
  if (sentAfter !== null && sentBefore !== null) {
    return t('filters.between', { from: day(sentAfter), to: day(sentBefore - 1) });
  }
  if (sentAfter !== null) return t('filters.sinceDay', { day: day(sentAfter) });
  return sentBefore === null ? null : t('filters.untilDay', { day: day(sentBefore - 1) });
}
