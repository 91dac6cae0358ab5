import { useSyncExternalStore } from 'react';

function subscribe(onChange: () => void): () => void {
  addEventListener('focus', onChange);
  addEventListener('blur', onChange);
  document.addEventListener('visibilitychange', onChange);
  return () => {
    removeEventListener('focus', onChange);
    removeEventListener('blur', onChange);
    document.removeEventListener('visibilitychange', onChange);
  };
}

const read = () => document.visibilityState === 'visible' && document.hasFocus();

/** Whether somebody can be taken to look at the window: it is visible and has the focus. */
export function useAttention(): boolean {
  return useSyncExternalStore(subscribe, read);
}
