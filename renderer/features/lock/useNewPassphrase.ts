import { useState } from 'react';
import { MIN_PASSPHRASE } from '../../services/lock.ts';

export type NewPassphraseFault = 'short' | 'differs';

/** A new passphrase and its repetition; a fault is told once somebody tried to go on. */
export interface NewPassphrase {
  next: string;
  repeat: string;
  fault: NewPassphraseFault | null;
  setNext: (value: string) => void;
  setRepeat: (value: string) => void;
  /** The passphrase, or null after noting what is wrong with it. */
  take: () => string | null;
  clear: () => void;
}

export function useNewPassphrase(): NewPassphrase {
  const [next, setNext] = useState('');
  const [repeat, setRepeat] = useState('');
  const [tried, setTried] = useState(false);
  const fault = [...next].length < MIN_PASSPHRASE ? 'short' : next === repeat ? null : 'differs';
  return {
    next,
    repeat,
    fault: tried ? fault : null,
    setNext,
    setRepeat,
    take: () => {
      setTried(true);
      return fault ? null : next;
    },
    clear: () => {
      setNext('');
      setRepeat('');
      setTried(false);
    },
  };
}
