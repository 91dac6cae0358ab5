import { usePreferences } from '../stores/preferences.ts';
import { engine } from './engine.ts';

/** Without a sign of the person for this long they count as away. */
const IDLE = 5 * 60_000;
/** Signs closer together than this are one. */
const GRAIN = 5_000;

/** Tells the server whether the person is at the screen; call once the account exists. */
export function startActivity(): () => void {
  type State = 'online' | 'away' | 'do-not-disturb';
  let state: State = 'online';
  let timer: ReturnType<typeof setTimeout>;
  let lastSign = 0;

  const set = (sensed: 'online' | 'away') => {
    const { availability } = usePreferences.getState();
    const chosen = availability === 'away' || availability === 'do-not-disturb';
    const next: State = chosen ? availability : sensed;
    if (next === state) return;
    state = next;
    void engine().setPresence(next);
  };
  const sign = () => {
    if (document.hidden) return;
    set('online');
    if (Date.now() - lastSign < GRAIN) return;
    lastSign = Date.now();
    clearTimeout(timer);
    timer = setTimeout(() => set('away'), IDLE);
  };

  const signs = ['pointermove', 'pointerdown', 'keydown', 'focus'] as const;
  for (const name of signs) addEventListener(name, sign, { passive: true });
  document.addEventListener('visibilitychange', sign);
  sign();
  const unfollow = usePreferences.subscribe((now, before) => {
    if (now.availability !== before.availability) set('online');
  });
  return () => {
    unfollow();
    clearTimeout(timer);
    for (const name of signs) removeEventListener(name, sign);
    document.removeEventListener('visibilitychange', sign);
  };
}
