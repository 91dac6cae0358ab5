import { useCallback, useEffect, useRef, useState } from 'react';
import type { EngineErrorCode } from '#contract/engine/errors.ts';
import { checkServer } from '../../services/account.ts';

export type ServerCheck =
  | { state: 'idle' | 'checking' }
  | { state: 'ok'; url: string; name: string }
  | { state: 'error'; code: EngineErrorCode };

/** Typing must rest this long before the address is tried. */
const SETTLE = 600;

/** Tries an address while it is typed, and once more on demand; late answers are dropped. */
export function useServerCheck(address: string) {
  const [last, setLast] = useState<{ address: string; check: ServerCheck } | null>(null);
  const latest = useRef(0);

  const run = useCallback(async (): Promise<ServerCheck> => {
    const turn = ++latest.current;
    setLast({ address, check: { state: 'checking' } });
    const result = await checkServer(address);
    const check: ServerCheck = result.ok
      ? { state: 'ok', url: result.value.url, name: result.value.info.name }
      : { state: 'error', code: result.code };
    if (turn === latest.current) setLast({ address, check });
    return check;
  }, [address]);

  useEffect(() => {
    if (address.trim() === '') return;
    const timer = setTimeout(() => void run(), SETTLE);
    return () => clearTimeout(timer);
  }, [address, run]);

  const check: ServerCheck = last?.address === address ? last.check : { state: 'idle' };
  return { check, run };
}
