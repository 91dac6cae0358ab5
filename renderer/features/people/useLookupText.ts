import { useTranslation } from 'react-i18next';
import type { Lookup } from './usePersonLookup.ts';

/** Why a look-up gave nobody, in words; null while there is nothing to say. */
export function useLookupText(lookup: Lookup, query: string): string | null {
  const { t } = useTranslation(['people', 'errors']);
  if (lookup.state === 'yourself') return t('yourself');
  if (lookup.state !== 'failed') return null;
  if (lookup.code === 'not-found') return t('notFound', { query: query.trim() });
  if (lookup.code === 'bad-input' || lookup.code === 'bad-request') return t('malformed');
  return t(`errors:${lookup.code}`);
}
