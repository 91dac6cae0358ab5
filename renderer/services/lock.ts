import type { LockReason, VaultFailure } from '#contract/platform/platform-api.ts';
import { platform } from '../platform/index.ts';
import { openSettings } from '../stores/navigation.ts';
import { usePreferences } from '../stores/preferences.ts';
import { setStartup, useStartup } from '../stores/startup.ts';
import { setPassphraseSet, useVault } from '../stores/vault.ts';
import { flushDrafts } from './chats/index.ts';
import { detachEngine, engine } from './engine.ts';
import { withdrawNotifications } from './notifications.ts';
import { prepareListening } from './waiting.ts';

/** Shortest passphrase that can be set, in characters. */
export const MIN_PASSPHRASE = 8;

/** A server that does not answer by then is not listened to. */
const LISTEN_PATIENCE = 1000;
/** An engine that does not stop by then is ended by the reload. */
const STOP_PATIENCE = 1500;
/** How often idleness is looked at. */
const TICK = 5000;

/**
 * Hides everything at once, ends the engine with its worker, then loads the page anew: nothing else drops
 * the key, the stores and whatever a component or a library still holds. Needs a passphrase.
 */
export async function lock(): Promise<void> {
  const { phase } = useStartup.getState().startup;
  if (!useVault.getState().passphrase || phase === 'locked') return;
  if (phase === 'ready') {
    flushDrafts();
    setStartup({ phase: 'locked', takeOver: false, ending: true });
    withdrawNotifications();
    void platform.badge.set(0);
    // The features leave the screen first; they may still have something to say to the engine.
    await pause(0);
    const ending = engine();
    detachEngine();
    const listen = await within(LISTEN_PATIENCE, prepareListening(ending));
    await within(STOP_PATIENCE, ending.stop());
    await within(LISTEN_PATIENCE, listen?.());
  }
  location.reload();
}

/** Locks, or shows where a passphrase can be set while there is none. */
export function lockOrOffer(): void {
  if (useVault.getState().passphrase) void lock();
  else openSettings('privacy');
}

/** Sets, changes or removes the passphrase; null stands for none. */
export async function setPassphrase(
  current: string | null,
  next: string | null,
): Promise<{ ok: true } | VaultFailure> {
  const result = await platform.vault.setPassphrase(current, next);
  if (result.ok) setPassphraseSet(next !== null);
  return result;
}

/** Locks when nobody gave a sign for the chosen time, and when the host asks. The answer ends it. */
export function startAutoLock(): () => void {
  let lastSign = Date.now();
  const check = () => {
    const { autoLockMinutes } = usePreferences.getState();
    if (autoLockMinutes === null) return;
    if (Date.now() - lastSign >= autoLockMinutes * 60_000) void lock();
  };
  const sign = () => {
    // Timers stand still while the machine sleeps: the first sign after it must not pass for activity.
    check();
    lastSign = Date.now();
  };
  const requested = (reason: LockReason) => {
    if (reason === 'menu') lockOrOffer();
    else if (usePreferences.getState().lockWithScreen) void lock();
  };
  const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;
  for (const name of signs) addEventListener(name, sign, { passive: true, capture: true });
  const timer = setInterval(check, TICK);
  const ends = [platform.vault.onLockRequest(requested), platform.power.onResume(check)];
  return () => {
    clearInterval(timer);
    for (const name of signs) removeEventListener(name, sign, { capture: true });
    for (const end of ends) end();
  };
}

/** What comes of it in time; a failure counts as nothing. */
const within = <T>(ms: number, work: Promise<T> | undefined): Promise<T | void> =>
  Promise.race([Promise.resolve(work).catch(() => {}), pause(ms)]);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
