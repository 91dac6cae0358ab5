import { useCallback, useRef, useState } from 'react';
import type { EngineErrorCode } from '#contract/engine/errors.ts';
import type { PersonView } from '#contract/engine/views.ts';
import { findPerson } from '../../services/people.ts';
import { useAccount } from '../../stores/account.ts';

export type Lookup =
  | { state: 'idle' | 'searching' | 'yourself' }
  | { state: 'found'; person: PersonView }
  | { state: 'failed'; code: EngineErrorCode };

/** Looks for one person at a time; an answer to an older question is dropped. */
export function usePersonLookup() {
  const [lookup, setLookup] = useState<Lookup>({ state: 'idle' });
  const latest = useRef(0);

  const search = useCallback(async (query: string) => {
    const turn = ++latest.current;
    setLookup({ state: 'searching' });
    const result = await findPerson(query);
    if (turn !== latest.current) return;
    if (!result.ok) setLookup({ state: 'failed', code: result.code });
    else if (result.value.userId === useAccount.getState().account?.userId)
      setLookup({ state: 'yourself' });
    else setLookup({ state: 'found', person: result.value });
  }, []);

  const reset = useCallback(() => {
    latest.current++;
    setLookup({ state: 'idle' });
  }, []);

  return { lookup, search, reset };
}
